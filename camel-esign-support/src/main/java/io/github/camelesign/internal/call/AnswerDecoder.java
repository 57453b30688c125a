// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOutput;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.content.Xml;
import io.github.camelesign.internal.http.NoAnswerException;
import io.github.camelesign.internal.http.ProviderResponse;
import io.github.camelesign.spi.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;

/** Gives an answer to the route. */
final class AnswerDecoder {

    /** So much of a text shows what it is. */
    private static final int START = 200;

    private final Operation operation;
    private final EsignOutput output;
    private final Json json;
    private final AnswerHeaders headers;

    AnswerDecoder(CallSettings<?> settings) {
        this.operation = settings.operation();
        this.output = settings.output();
        this.json = settings.client().json();
        this.headers = new AnswerHeaders(settings.provider(), operation);
    }

    /**
     * Sets the body and headers of the message.
     *
     * @param ids of the path
     * @return the fields of the answer, as far as they were read; null if they were not
     */
    Map<String, Object> decode(Exchange exchange, ProviderResponse response, List<String> ids)
            throws IOException {
        Message message = exchange.getMessage();
        ReceivedAnswer answer = new ReceivedAnswer(this, exchange, response, json, ids);
        message.setBody(operation.answer().decode(answer));
        headers.set(message, response);
        return answer.fields();
    }

    /** Sets the body and headers that an answer with this content would have set. */
    void deliver(Exchange exchange, Map<String, Object> existing) throws IOException {
        Message message = exchange.getMessage();
        // others may have it as well, and a route may change what it gets
        message.setBody(json(exchange, json.toMap(existing)));
        message.setHeader(EsignConstants.ALREADY_EXISTED, true);
        if (existing.get("status") instanceof String status) {
            message.setHeader(EsignConstants.STATUS, status);
        }
    }

    /**
     * An answer as an ordinary operation gives it.
     *
     * @param parsed takes the content, if it is parsed
     * @throws NoAnswerException when it is none of this operation
     */
    Object json(Exchange exchange, ProviderResponse response, Consumer<Object> parsed)
            throws IOException {
        boolean looked = !operation.promotedIds().isEmpty() || !operation.confirmations().isEmpty();
        if (output == EsignOutput.STREAM && !looked) {
            StreamCache text = Spool.keep(exchange, response.body());
            if (text.length() > 0) {
                requireNoPage(response, start(text));
            }
            return text.length() == 0 ? null : text;
        }
        byte[] text = json.bytes(response.body());
        boolean parse = output == EsignOutput.MAP || looked;
        Object content = parse && text.length > 0 ? parse(text, response) : null;
        if (!parse) {
            requireNoPage(response, text);
        }
        parsed.accept(content);
        promote(exchange, response.isXml() ? Xml.fields(text) : content);
        return text.length == 0 ? null : shaped(exchange, content, text);
    }

    Object json(Exchange exchange, Object parsed) throws IOException {
        promote(exchange, parsed);
        if (parsed == null || output == EsignOutput.MAP) {
            return Json.convertible(parsed);
        }
        return shaped(exchange, parsed, json.write(parsed));
    }

    private void promote(Exchange exchange, Object parsed) throws NoAnswerException {
        for (String id : operation.requiredIds()) {
            if (Json.at(parsed, operation.promotedIds().get(id))
                    .filter(AnswerDecoder::isId)
                    .isEmpty()) {
                throw new NoAnswerException(
                        "The answer of %s has the status of success, but holds no %s"
                                .formatted(operation.name(), id));
            }
        }
        List<String> confirmations = operation.confirmations();
        if (!confirmations.isEmpty()
                && confirmations.stream().allMatch(place -> Json.at(parsed, place).isEmpty())) {
            throw new NoAnswerException(
                    "The answer of %s has the status of success, but does not confirm it"
                            .formatted(operation.name()));
        }
        headers.promote(exchange.getMessage(), parsed);
    }

    private Object shaped(Exchange exchange, Object parsed, byte[] text) throws IOException {
        return switch (output) {
            case MAP -> parsed;
            case JSON -> new String(text, StandardCharsets.UTF_8);
            case STREAM -> Spool.keep(exchange, new ByteArrayInputStream(text));
        };
    }

    /** Some answers of success are a word that does not pretend to be JSON. */
    private Object parse(byte[] text, ProviderResponse response) throws IOException {
        try {
            return json.read(text);
        } catch (IOException e) {
            if (response.isXml()) {
                return new String(text, StandardCharsets.UTF_8);
            }
            if (response.isJson()) {
                throw new NoAnswerException(
                        "The answer has the status of success and declares itself JSON, but cannot be read as such");
            }
            requireNoPage(response, text);
            return new String(text, StandardCharsets.UTF_8);
        }
    }

    private static boolean isId(String text) {
        return !text.isBlank() && !text.equals("false");
    }

    /** A web page, also one that does not say so, is no answer in any output. */
    private static void requireNoPage(ProviderResponse response, byte[] start)
            throws NoAnswerException {
        if (!response.isXml() && (response.isPage() || isMarkup(start))) {
            throw page();
        }
    }

    private static boolean isMarkup(byte[] text) {
        return new String(text, 0, Math.min(text.length, START), StandardCharsets.UTF_8)
                .stripLeading()
                .startsWith("<");
    }

    private static byte[] start(StreamCache text) throws IOException {
        byte[] start = ((InputStream) text).readNBytes(START);
        text.reset();
        return start;
    }

    /**
     * Only a call that anything may answer gets a web page as its document.
     *
     * @throws NoAnswerException when there is a web page instead of the document
     */
    void requireDocument(ProviderResponse response) throws NoAnswerException {
        if (operation.kind() != Operation.Kind.RAW && response.isPage()) {
            throw page();
        }
    }

    private static NoAnswerException page() {
        return new NoAnswerException("The answer has the status of success, but is a web page");
    }
}

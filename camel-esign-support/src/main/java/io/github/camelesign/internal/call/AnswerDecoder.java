// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOutput;
import io.github.camelesign.internal.content.ByteOrderMark;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.content.JsonEnds;
import io.github.camelesign.internal.content.JsonPart;
import io.github.camelesign.internal.content.JsonPlaces;
import io.github.camelesign.internal.content.Xml;
import io.github.camelesign.internal.http.NoAnswerException;
import io.github.camelesign.internal.http.ProviderResponse;
import io.github.camelesign.spi.Operation;
import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;

/** Gives an answer to the route. */
final class AnswerDecoder {

    private static final int NO_CONTENT = 204;

    private final Operation operation;
    private final EsignOutput output;
    private final Json json;
    private final AnswerHeaders headers;

    /** What is read of an answer of which the route wants the text; null if that is all of it. */
    private final JsonPlaces places;

    AnswerDecoder(CallSettings<?> settings) {
        this.operation = settings.operation();
        this.output = settings.output();
        this.json = settings.client().json();
        this.headers = new AnswerHeaders(settings.provider(), operation);
        boolean whole = output == EsignOutput.MAP || operation.paging().isPresent();
        List<String> looked = new ArrayList<>(operation.promotedIds().values());
        looked.addAll(operation.confirmations());
        this.places = whole ? null : JsonPlaces.of(looked);
    }

    /**
     * Sets the body and headers of the message.
     *
     * @param ids of the path
     * @param shared whether others that wait for a creation get its answer too
     * @return the fields of the answer, as far as they were read; null if they were not
     */
    Map<String, Object> decode(
            Exchange exchange, ProviderResponse response, List<String> ids, boolean shared)
            throws IOException {
        Message message = exchange.getMessage();
        ReceivedAnswer answer =
                new ReceivedAnswer(this, exchange, response, json, shared ? null : places, ids);
        message.setBody(required(operation.answer().decode(answer), response));
        headers.set(message, response);
        return answer.fields();
    }

    /**
     * Where there is a document, 200 and nothing with it is none; 204 says that there is nothing.
     */
    private Object required(Object body, ProviderResponse response) throws NoAnswerException {
        boolean promised =
                operation.answer().isDocument() && operation.kind() != Operation.Kind.RAW;
        if (body == null && promised && response.status() != NO_CONTENT) {
            throw new NoAnswerException(
                    "The answer has the status of success, but there is no document in it");
        }
        return body;
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
     * @param places what is read of it; null for all
     * @param parsed takes the content, if it is parsed
     * @throws NoAnswerException when it is none of this operation
     */
    Object json(
            Exchange exchange,
            ProviderResponse response,
            JsonPlaces places,
            Consumer<Object> parsed)
            throws IOException {
        boolean looked = !operation.promotedIds().isEmpty() || !operation.confirmations().isEmpty();
        InputStream body = ByteOrderMark.skip(response.body());
        if (output == EsignOutput.STREAM && !looked) {
            return stream(exchange, response, body);
        }
        byte[] text = json.bytes(body, response.length());
        boolean parse = output == EsignOutput.MAP || looked;
        Object content = parse && text.length > 0 ? parse(text, places, response) : null;
        if (!parse) {
            requireAnswer(response, JsonEnds.of(text));
        }
        ListedErrors.refuse(operation, content);
        parsed.accept(content);
        promote(exchange, response.isXml() ? Xml.fields(text) : content);
        return text.length == 0 ? null : shaped(exchange, content, text, 0, text.length);
    }

    /** It is kept whole before the route gets it, so that its end has been seen. */
    private static Object stream(Exchange exchange, ProviderResponse response, InputStream body)
            throws IOException {
        JsonEnds ends = new JsonEnds();
        StreamCache text =
                Spool.written(
                        exchange,
                        out ->
                                body.transferTo(
                                        new FilterOutputStream(out) {
                                            @Override
                                            public void write(byte[] bytes, int from, int length)
                                                    throws IOException {
                                                ends.add(bytes, from, length);
                                                out.write(bytes, from, length);
                                            }
                                        }));
        requireAnswer(response, ends);
        return text.length() == 0 ? null : text;
    }

    Object json(Exchange exchange, Object parsed) throws IOException {
        if (parsed instanceof JsonPart part) {
            promote(exchange, part.places());
            return shaped(exchange, part, part.text(), part.from(), part.length());
        }
        promote(exchange, parsed);
        if (parsed == null || output == EsignOutput.MAP) {
            return Json.convertible(parsed);
        }
        byte[] text = json.write(parsed);
        return shaped(exchange, parsed, text, 0, text.length);
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

    private Object shaped(Exchange exchange, Object parsed, byte[] text, int from, int length)
            throws IOException {
        return switch (output) {
            case MAP -> parsed;
            case JSON -> new String(text, from, length, StandardCharsets.UTF_8);
            case STREAM -> Spool.keep(exchange, new ByteArrayInputStream(text, from, length));
        };
    }

    /** Some answers of success are a word that does not pretend to be JSON. */
    private Object parse(byte[] text, JsonPlaces places, ProviderResponse response)
            throws IOException {
        try {
            return places == null ? json.read(text) : json.read(text, places);
        } catch (IOException e) {
            if (response.isXml()) {
                return new String(text, StandardCharsets.UTF_8);
            }
            requireAnswer(response, JsonEnds.of(text));
            if (response.isJson()) {
                throw broken();
            }
            return new String(text, StandardCharsets.UTF_8);
        }
    }

    private static boolean isId(String text) {
        return !text.isBlank() && !text.equals("false");
    }

    /**
     * A web page, also one that does not say so, is no answer in any output, nor is JSON that ends
     * in its middle.
     */
    private static void requireAnswer(ProviderResponse response, JsonEnds ends)
            throws NoAnswerException {
        if (response.isXml()) {
            return;
        }
        if (response.isPage() || ends.isMarkup()) {
            throw page();
        }
        boolean json = response.isJson() || response.isPlain() && ends.isContainer();
        if (json && !ends.isEmpty() && !ends.isPossible()) {
            throw broken();
        }
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

    private static NoAnswerException broken() {
        return new NoAnswerException(
                "The answer has the status of success and seems to be JSON, but cannot be read as such");
    }

    private static NoAnswerException page() {
        return new NoAnswerException("The answer has the status of success, but is a web page");
    }
}

package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignOutput;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.content.Xml;
import io.github.camelesign.internal.http.ProviderResponse;
import io.github.camelesign.spi.Answer;
import io.github.camelesign.spi.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;

/** Gives an answer to the route. */
final class AnswerDecoder {

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
     */
    Void decode(Exchange exchange, ProviderResponse response, List<String> ids) throws IOException {
        Message message = exchange.getMessage();
        message.setBody(
                operation.answer().decode(new ReceivedAnswer(this, exchange, response, json, ids)));
        headers.set(message, response);
        return null;
    }

    /** Sets the body and headers that an answer with this content would have set. */
    void deliver(Exchange exchange, Object answer) throws IOException {
        exchange.getMessage().setBody(json(exchange, answer));
    }

    Object json(Exchange exchange, ProviderResponse response) throws IOException {
        if (output == EsignOutput.STREAM && operation.promotedIds().isEmpty()) {
            StreamCache text = Spool.keep(exchange, response.body());
            return text.length() == 0 ? null : text;
        }
        byte[] text = json.bytes(response.body());
        boolean parse = output == EsignOutput.MAP || !operation.promotedIds().isEmpty();
        Object parsed = parse && text.length > 0 ? parse(text, response) : null;
        headers.promote(exchange.getMessage(), response.isXml() ? Xml.fields(text) : parsed);
        return text.length == 0 ? null : shaped(exchange, parsed, text);
    }

    Object json(Exchange exchange, Object parsed) throws IOException {
        headers.promote(exchange.getMessage(), parsed);
        if (parsed == null || output == EsignOutput.MAP) {
            return Json.convertible(parsed);
        }
        return shaped(exchange, parsed, json.write(parsed));
    }

    private Object shaped(Exchange exchange, Object parsed, byte[] text) throws IOException {
        return switch (output) {
            case MAP -> parsed;
            case JSON -> new String(text, StandardCharsets.UTF_8);
            case STREAM -> Spool.keep(exchange, new ByteArrayInputStream(text));
        };
    }

    /** Some answers of success are a word, or a page, that does not pretend to be JSON. */
    private Object parse(byte[] text, ProviderResponse response) throws IOException {
        try {
            return json.read(text);
        } catch (IOException e) {
            if (response.isJson()) {
                throw new Answer.UnusableException(
                        "It was done, but the answer declares itself JSON and cannot be read as such",
                        e);
            }
            return new String(text, StandardCharsets.UTF_8);
        }
    }
}

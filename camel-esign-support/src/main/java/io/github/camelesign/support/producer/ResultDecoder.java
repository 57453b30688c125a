package io.github.camelesign.support.producer;

import io.github.camelesign.support.EsignConstants;
import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.EsignOutput;
import io.github.camelesign.support.http.EsignResponse;
import io.github.camelesign.support.http.Json;
import io.github.camelesign.support.http.LocalFailureException;
import io.github.camelesign.support.http.Xml;
import io.github.camelesign.support.operation.Operation;
import io.github.camelesign.support.operation.StandardResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;

/** Gives an answer to the route. */
final class ResultDecoder {

    private static final Map<String, String> FIGURES =
            Map.of(
                    "X-RateLimit-Limit", EsignConstants.RATE_LIMIT,
                    "X-RateLimit-Remaining", EsignConstants.RATE_LIMIT_REMAINING,
                    "X-RateLimit-Reset", EsignConstants.RATE_LIMIT_RESET);

    private final EsignEndpoint<?> endpoint;
    private final Operation operation;
    private final EsignOutput output;
    private final Json json;

    ResultDecoder(EsignEndpoint<?> endpoint, Json json) {
        this.endpoint = endpoint;
        this.operation = endpoint.getOperation().row();
        this.output = endpoint.getConfiguration().getOutput();
        this.json = json;
    }

    Json jsonFormat() {
        return json;
    }

    /** Sets the body and headers of the message. */
    Void decode(Exchange exchange, EsignResponse response) throws IOException {
        Message message = exchange.getMessage();
        message.setBody(body(exchange, response));
        headers(message, response);
        return null;
    }

    private Object body(Exchange exchange, EsignResponse response) throws IOException {
        if (!(operation.result() instanceof StandardResult standard)) {
            return ((ResultDecoding) operation.result())
                    .decode(new AnswerContent(this, exchange, response));
        }
        return standard == StandardResult.BINARY && !response.isJson()
                ? document(exchange, response, response.body())
                : json(exchange, response);
    }

    /** Sets the body and headers that an answer with this content would have set. */
    void deliver(Exchange exchange, Map<String, Object> answer) throws IOException {
        exchange.getMessage().setBody(json(exchange, answer));
    }

    /** The figures and ids of an answer's header, which come with every kind of result. */
    private void headers(Message message, EsignResponse response) {
        FIGURES.forEach((wire, header) -> copy(response, wire, message, header));
        endpoint.answerHeaders().forEach((wire, header) -> copy(response, wire, message, header));
        operation
                .promotedHeaders()
                .forEach(
                        (parameter, wire) ->
                                copy(response, wire, message, endpoint.header(parameter)));
        response.requestId().ifPresent(id -> message.setHeader(EsignConstants.REQUEST_ID, id));
    }

    private static void copy(EsignResponse response, String wire, Message message, String header) {
        response.header(wire).ifPresent(value -> message.setHeader(header, value));
    }

    Object json(Exchange exchange, EsignResponse response) throws IOException {
        if (output == EsignOutput.STREAM && operation.promotedIds().isEmpty()) {
            StreamCache text = Spool.keep(exchange, response.body());
            return text.length() == 0 ? null : text;
        }
        byte[] text = response.body().readAllBytes();
        boolean parse = output == EsignOutput.MAP || !operation.promotedIds().isEmpty();
        Object parsed = parse && text.length > 0 ? parse(text, response) : null;
        promote(exchange.getMessage(), response.isXml() ? Xml.fields(text) : parsed);
        return text.length == 0 ? null : shaped(exchange, parsed, text);
    }

    Object json(Exchange exchange, Object parsed) throws IOException {
        promote(exchange.getMessage(), parsed);
        if (parsed == null || output == EsignOutput.MAP) {
            return parsed;
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
    private Object parse(byte[] text, EsignResponse response) throws IOException {
        try {
            return json.read(text);
        } catch (IOException e) {
            if (response.isJson()) {
                throw new LocalFailureException(
                        "It was done, but the answer declares itself JSON and cannot be read as such",
                        e);
            }
            return new String(text, StandardCharsets.UTF_8);
        }
    }

    private void promote(Message message, Object parsed) {
        operation
                .promotedIds()
                .forEach((parameter, pointer) -> promote(message, parsed, parameter, pointer));
    }

    private void promote(Message message, Object parsed, String parameter, String pointer) {
        String header = endpoint.header(parameter);
        // an id that was not asked with: without a new one, the next step would take an older
        // document for this one
        if (!operation.pathParameters().contains(parameter)) {
            message.removeHeader(header);
        }
        Json.at(parsed, pointer).ifPresent(id -> message.setHeader(header, id));
    }

    Object document(Exchange exchange, EsignResponse response, InputStream content)
            throws IOException {
        StreamCache document = Spool.keep(exchange, content);
        Message message = exchange.getMessage();
        response.header("Content-Type").ifPresent(v -> message.setHeader(Exchange.CONTENT_TYPE, v));
        response.fileName().ifPresent(v -> message.setHeader(Exchange.FILE_NAME, v));
        return document.length() == 0 ? null : document;
    }
}

package io.github.camelesign.support.producer;

import io.github.camelesign.support.EsignConstants;
import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.EsignOutput;
import io.github.camelesign.support.http.EsignResponse;
import io.github.camelesign.support.http.Json;
import io.github.camelesign.support.http.LocalFailureException;
import io.github.camelesign.support.operation.Operation;
import io.github.camelesign.support.operation.ResultKind;
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

    /** Sets the body and headers of the message. */
    Void decode(Exchange exchange, EsignResponse response) throws IOException {
        Message message = exchange.getMessage();
        Object body =
                operation.result() == ResultKind.BINARY && !response.isJson()
                        ? document(exchange, response)
                        : json(exchange, response);
        message.setBody(body);
        headers(message, response);
        return null;
    }

    /** The figures and ids of an answer's header, which come with every kind of result. */
    void headers(Message message, EsignResponse response) {
        FIGURES.forEach(
                (wire, header) ->
                        response.header(wire).ifPresent(v -> message.setHeader(header, v)));
        response.requestId().ifPresent(id -> message.setHeader(EsignConstants.REQUEST_ID, id));
        operation
                .promotedHeaders()
                .forEach(
                        (parameter, wire) ->
                                response.header(wire)
                                        .ifPresent(
                                                id ->
                                                        message.setHeader(
                                                                endpoint.header(parameter), id)));
    }

    private Object json(Exchange exchange, EsignResponse response) throws IOException {
        StreamCache text = Spool.keep(exchange, response.body());
        boolean empty = text.length() == 0;
        boolean parse = output == EsignOutput.MAP || !operation.promotedIds().isEmpty();
        Object parsed = parse && !empty ? parse(text, response) : null;
        operation
                .promotedIds()
                .forEach((parameter, pointer) -> promote(exchange, parsed, parameter, pointer));
        if (empty) {
            return null;
        }
        return switch (output) {
            case MAP -> parsed;
            case JSON -> new String(bytes(text), StandardCharsets.UTF_8);
            case STREAM -> text;
        };
    }

    /** Some answers of success are a word, or a page, that does not pretend to be JSON. */
    private Object parse(StreamCache text, EsignResponse response) throws IOException {
        try {
            return json.read(new ByteArrayInputStream(bytes(text)));
        } catch (IOException e) {
            if (response.isJson()) {
                throw new LocalFailureException(
                        "It was done, but the answer declares itself JSON and cannot be read as such",
                        e);
            }
            return new String(bytes(text), StandardCharsets.UTF_8);
        }
    }

    private void promote(Exchange exchange, Object parsed, String parameter, String pointer) {
        Message message = exchange.getMessage();
        String header = endpoint.header(parameter);
        // an id that was not asked with: without a new one, the next step would take an older
        // document for this one
        if (!operation.pathParameters().contains(parameter)) {
            message.removeHeader(header);
        }
        Json.at(parsed, pointer).ifPresent(id -> message.setHeader(header, id));
    }

    private static byte[] bytes(StreamCache text) throws IOException {
        text.reset();
        byte[] bytes = ((InputStream) text).readAllBytes();
        text.reset();
        return bytes;
    }

    private Object document(Exchange exchange, EsignResponse response) throws IOException {
        StreamCache document = Spool.keep(exchange, response.body());
        Message message = exchange.getMessage();
        response.header("Content-Type").ifPresent(v -> message.setHeader(Exchange.CONTENT_TYPE, v));
        response.fileName().ifPresent(v -> message.setHeader(Exchange.FILE_NAME, v));
        return document.length() == 0 ? null : document;
    }
}

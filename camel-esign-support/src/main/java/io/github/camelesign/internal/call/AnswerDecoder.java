package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOutput;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.content.Xml;
import io.github.camelesign.internal.http.ProviderResponse;
import io.github.camelesign.spi.Answer;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;

/** Gives an answer to the route. */
final class AnswerDecoder {

    private final Provider<?> provider;
    private final Operation operation;
    private final EsignOutput output;
    private final Json json;

    AnswerDecoder(CallSettings<?> settings) {
        this.provider = settings.provider();
        this.operation = settings.operation();
        this.output = settings.output();
        this.json = settings.client().json();
    }

    /** Sets the body and headers of the message. */
    Void decode(Exchange exchange, ProviderResponse response) throws IOException {
        Message message = exchange.getMessage();
        message.setBody(
                operation.answer().decode(new ReceivedAnswer(this, exchange, response, json)));
        headers(message, response);
        return null;
    }

    /** Sets the body and headers that an answer with this content would have set. */
    void deliver(Exchange exchange, Object answer) throws IOException {
        exchange.getMessage().setBody(json(exchange, answer));
    }

    /** The figures and ids of an answer's header, which come with every kind of answer. */
    private void headers(Message message, ProviderResponse response) {
        provider.answerHeaders().forEach((wire, header) -> copy(response, wire, message, header));
        operation
                .promotedHeaders()
                .forEach(
                        (parameter, wire) ->
                                copy(response, wire, message, provider.header(parameter)));
        response.header(provider.requestIdHeaders())
                .ifPresent(id -> message.setHeader(EsignConstants.REQUEST_ID, id));
    }

    private static void copy(
            ProviderResponse response, String wire, Message message, String header) {
        response.header(wire).ifPresent(value -> message.setHeader(header, value));
    }

    Object json(Exchange exchange, ProviderResponse response) throws IOException {
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

    private void promote(Message message, Object parsed) {
        operation
                .promotedIds()
                .forEach((parameter, pointer) -> promote(message, parsed, parameter, pointer));
    }

    private void promote(Message message, Object parsed, String parameter, String pointer) {
        String header = provider.header(parameter);
        // an id that was not asked with: without a new one, the next step would take an older
        // document for this one
        if (!operation.pathParameters().contains(parameter)) {
            message.removeHeader(header);
        }
        Json.at(parsed, pointer).ifPresent(id -> message.setHeader(header, id));
    }
}

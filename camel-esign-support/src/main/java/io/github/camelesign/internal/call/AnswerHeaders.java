// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.http.ProviderResponse;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Provider;
import org.apache.camel.Message;

/** The headers that a message gets from an answer. */
final class AnswerHeaders {

    private final Provider<?> provider;
    private final Operation operation;

    AnswerHeaders(Provider<?> provider, Operation operation) {
        this.provider = provider;
        this.operation = operation;
    }

    /** The figures and ids of an answer's header, which come with every kind of answer. */
    void set(Message message, ProviderResponse response) {
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

    /** Sets the ids in an answer, which following steps need. */
    void promote(Message message, Object parsed) {
        operation
                .promotedIds()
                .forEach((parameter, pointer) -> promote(message, parsed, parameter, pointer));
    }

    private void promote(Message message, Object parsed, String parameter, String pointer) {
        String header = provider.header(parameter);
        // an id that the request did not carry: without a new one, the next step would take an
        // older
        // document for this one
        if (!operation.pathParameters().contains(parameter)) {
            message.removeHeader(header);
        }
        Json.at(parsed, pointer).ifPresent(id -> message.setHeader(header, id));
    }
}

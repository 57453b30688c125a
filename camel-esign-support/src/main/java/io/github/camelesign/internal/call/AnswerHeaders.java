// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.http.ProviderResponse;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Provider;
import java.util.List;
import org.apache.camel.Message;

/** The headers that a message gets from an answer. */
final class AnswerHeaders {

    private final Provider<?> provider;
    private final Operation operation;
    private final List<PromotedId> ids;

    /**
     * An id in an answer.
     *
     * @param header that it becomes
     * @param pointer to its place
     * @param sent whether the request carries it too
     */
    private record PromotedId(String header, String pointer, boolean sent) {}

    AnswerHeaders(Provider<?> provider, Operation operation) {
        this.provider = provider;
        this.operation = operation;
        this.ids =
                operation.promotedIds().entrySet().stream()
                        .map(
                                id ->
                                        new PromotedId(
                                                provider.header(id.getKey()),
                                                id.getValue(),
                                                operation.pathParameters().contains(id.getKey())))
                        .toList();
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
        for (PromotedId id : ids) {
            if (!id.sent()) {
                // without a new one, the next step would take an older document for this one
                message.removeHeader(id.header());
            }
            Json.at(parsed, id.pointer()).ifPresent(value -> message.setHeader(id.header(), value));
        }
    }
}

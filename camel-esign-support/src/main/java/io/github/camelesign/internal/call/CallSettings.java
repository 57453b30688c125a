// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignOutput;
import io.github.camelesign.internal.http.KeysInFlight;
import io.github.camelesign.internal.http.ProviderClient;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.IdempotentCreation;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Provider;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.StringHelper;

/**
 * What a producer has to know of its endpoint.
 *
 * @param uri of the endpoint
 * @param clients gives what calls the provider
 * @param keys the idempotency keys of the account that are in use
 * @param output how a JSON answer reaches the route
 * @param fetchAll whether all pages of a list are read
 * @param lookUpTimeout how long a creation whose answer was lost is looked up
 * @param requestTimeout how long a call may take
 * @param <C> the provider's options
 */
public record CallSettings<C>(
        Provider<C> provider,
        EndpointContext<C> endpoint,
        String uri,
        Supplier<ProviderClient> clients,
        Supplier<KeysInFlight> keys,
        EsignOutput output,
        boolean fetchAll,
        Duration lookUpTimeout,
        Duration requestTimeout) {

    ProviderClient client() {
        return clients.get();
    }

    Operation operation() {
        return endpoint.getOperation().row();
    }

    Map<String, String> requestHeaders(Message message) {
        return provider.requestHeaders(endpoint, message);
    }

    Optional<UnaryOperator<Map<String, Object>>> requestFields() {
        return provider.requestFields(endpoint);
    }

    boolean isCompressed() {
        return provider.isCompressed(endpoint.getConfiguration());
    }

    /** How what the operation creates is found again; empty when it takes no key. */
    Optional<IdempotentCreation> creation() {
        return operation().idempotencyKey().flatMap(f -> provider.idempotentCreation(endpoint));
    }

    /** The place in the route at which an exchange calls the operation. */
    String step(Exchange exchange) {
        return uri + " " + exchange.getExchangeExtension().getHistoryNodeId();
    }

    /** A failure after which nobody knows whether something was created; this call has not. */
    EsignOperationException unknown(String why) {
        return new EsignOperationException(
                new EsignFailure(
                                provider.scheme(),
                                operation().name(),
                                0,
                                null,
                                why,
                                null,
                                null,
                                false,
                                true,
                                null)
                        .after(0, null));
    }

    /**
     * The name of a key on all nodes, as short as leases take it. Another account is another
     * component, and its name is the same on all nodes.
     */
    String lease(IdempotentCreation.Key key) {
        return provider.scheme()
                + "/"
                + EsignEvent.idOf(StringHelper.before(uri, ":", uri), key.field(), key.value());
    }

    /** Whether a path parameter is none that a message may choose. */
    boolean isConfigured(String parameter) {
        return provider.configuredParameters().containsKey(parameter);
    }

    /** The value of such a parameter; null if it is not known. */
    String configured(String parameter) throws EsignOperationException {
        return provider.configuredParameters().get(parameter).value(endpoint);
    }

    /** The option {@code idempotencyKey}, or null. */
    String idempotencyKey() {
        return provider.idempotencyKey(endpoint.getConfiguration());
    }
}

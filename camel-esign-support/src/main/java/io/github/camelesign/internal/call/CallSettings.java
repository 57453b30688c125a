package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignOutput;
import io.github.camelesign.internal.http.ProviderClient;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.IdempotentCreation;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Provider;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.camel.Message;

/**
 * What a producer has to know of its endpoint.
 *
 * @param client what calls the provider
 * @param output how a JSON answer reaches the route
 * @param fetchAll whether all pages of a list are read
 * @param <C> the provider's options
 */
public record CallSettings<C>(
        Provider<C> provider,
        EndpointContext<C> endpoint,
        ProviderClient client,
        EsignOutput output,
        boolean fetchAll) {

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

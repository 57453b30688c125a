// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EsignOperationException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.util.StringHelper;

/**
 * Everything that makes one provider differ from another. A component is made of one such value.
 *
 * @param <C> the provider's options
 */
public final class Provider<C> {

    /** The value of a path parameter that no message may choose; null if it is not known. */
    @FunctionalInterface
    public interface ConfiguredParameter<C> {
        String value(EndpointContext<C> endpoint) throws EsignOperationException;
    }

    /** Request headers that a call takes from its message, in the provider's names. */
    @FunctionalInterface
    public interface RequestHeaders<C> {
        Map<String, String> of(EndpointContext<C> endpoint, Message message);
    }

    /** What the options of an endpoint add to the JSON that is sent; empty for nothing. */
    @FunctionalInterface
    public interface RequestFields<C> {
        Optional<UnaryOperator<Map<String, Object>>> of(EndpointContext<C> endpoint);
    }

    private final String scheme;
    private final String name;
    private final List<EsignOperation> operations;
    private final BiFunction<C, CamelContext, Authentication> authentication;
    private final Map<String, ConfiguredParameter<C>> configuredParameters;
    private final ErrorFormat errors;
    private final Predicate<EsignOperationException> absence;
    private final Throttling throttling;
    private final List<String> hosts;
    private final List<String> requestIdHeaders;
    private final RequestHeaders<C> requestHeaders;
    private final RequestFields<C> requestFields;
    private final Predicate<C> compressed;
    private final Map<String, String> answerHeaders;
    private final Function<C, String> idempotencyKey;
    private final Function<EndpointContext<C>, IdempotentCreation> idempotentCreation;
    private final Duration pollDelay;
    private final Function<EndpointContext<C>, EventSource> events;
    private final Function<EndpointContext<C>, WebhookProtocol> webhook;
    private final Contracts contracts;

    private Provider(Builder<C> builder) {
        scheme = builder.scheme;
        name = builder.name;
        operations = builder.operations;
        authentication = Objects.requireNonNull(builder.authentication, "authentication");
        configuredParameters = Map.copyOf(builder.configuredParameters);
        errors = builder.errors;
        absence = builder.absence;
        throttling = builder.throttling;
        hosts = builder.hosts;
        requestIdHeaders = builder.requestIdHeaders;
        requestHeaders = builder.requestHeaders;
        requestFields = builder.requestFields;
        compressed = builder.compressed;
        // in their order: where two are for one header of the message, the later one counts
        answerHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(builder.answerHeaders));
        idempotencyKey = builder.idempotencyKey;
        idempotentCreation = builder.idempotentCreation;
        pollDelay = builder.pollDelay;
        events = Objects.requireNonNull(builder.events, "events");
        webhook = builder.webhook;
        contracts = builder.contracts;
    }

    /**
     * Begins the description of a provider.
     *
     * @param scheme of the endpoints' URIs, for example {@code signnow}
     * @param name as it stands in headers and messages, for example {@code SignNow}
     * @param operations all of the provider's operations
     * @param <C> the provider's options
     */
    public static <C> Builder<C> of(String scheme, String name, EsignOperation... operations) {
        return new Builder<>(scheme, name, List.of(operations));
    }

    public String scheme() {
        return scheme;
    }

    public String name() {
        return name;
    }

    /**
     * The name of a header of this component, for example {@code CamelSignNowDocumentId} for {@code
     * documentId}.
     */
    public String header(String parameter) {
        return "Camel" + name + StringHelper.capitalize(parameter, true);
    }

    public List<EsignOperation> operations() {
        return operations;
    }

    /**
     * How calls are authorized.
     *
     * @throws IllegalArgumentException when an option that it needs is missing
     */
    public Authentication authentication(C configuration, CamelContext context) {
        return authentication.apply(configuration, context);
    }

    /** Path parameters that are options of the component or known from the login, by name. */
    public Map<String, ConfiguredParameter<C>> configuredParameters() {
        return configuredParameters;
    }

    public ErrorFormat errors() {
        return errors;
    }

    /** Whether a call failed because what it is about is not there. */
    public boolean isAbsence(EsignOperationException failure) {
        return absence.test(failure);
    }

    public Throttling throttling() {
        return throttling;
    }

    /** Domains under whose hosts an answer may direct calls; empty if answers name no hosts. */
    public List<String> hosts() {
        return hosts;
    }

    /** Headers of an answer that may hold the provider's id of the request; the first counts. */
    public List<String> requestIdHeaders() {
        return requestIdHeaders;
    }

    public Map<String, String> requestHeaders(EndpointContext<C> endpoint, Message message) {
        return requestHeaders.of(endpoint, message);
    }

    public Optional<UnaryOperator<Map<String, Object>>> requestFields(EndpointContext<C> endpoint) {
        return requestFields.of(endpoint);
    }

    /** Whether the documents of requests are sent compressed. */
    public boolean isCompressed(C configuration) {
        return compressed.test(configuration);
    }

    /** Header of an answer to the header that the route gets it in. */
    public Map<String, String> answerHeaders() {
        return answerHeaders;
    }

    /** The option {@code idempotencyKey}; null if it is not set, or the provider has no keys. */
    public String idempotencyKey(C configuration) {
        return idempotencyKey.apply(configuration);
    }

    /** How a creation is found again by its key; empty when the provider has no such key. */
    public Optional<IdempotentCreation> idempotentCreation(EndpointContext<C> endpoint) {
        return Optional.ofNullable(idempotentCreation).map(creation -> creation.apply(endpoint));
    }

    /** Time between two polls, unless the endpoint has another. */
    public Duration pollDelay() {
        return pollDelay;
    }

    /** Finds what changed, for {@code from:}. */
    public EventSource events(EndpointContext<C> endpoint) {
        return events.apply(endpoint);
    }

    /** How the provider calls a webhook; empty when it calls nobody. */
    public Optional<WebhookProtocol> webhook(EndpointContext<C> endpoint) {
        return Optional.ofNullable(webhook).map(protocol -> protocol.apply(endpoint));
    }

    /** How contracts are sent; empty when that cannot be done. */
    public Optional<Contracts> contracts() {
        return Optional.ofNullable(contracts);
    }

    /**
     * Describes a provider. {@link #authentication} and {@link #events} are required; the rest is
     * for providers that have it.
     *
     * @param <C> the provider's options
     */
    public static final class Builder<C> {

        private static final int NOT_FOUND = 404;

        private final String scheme;
        private final String name;
        private final List<EsignOperation> operations;
        private final Map<String, ConfiguredParameter<C>> configuredParameters =
                new LinkedHashMap<>();
        private final Map<String, String> answerHeaders = new LinkedHashMap<>();
        private BiFunction<C, CamelContext, Authentication> authentication;
        private ErrorFormat errors = ErrorFormat.COMMON;
        private Predicate<EsignOperationException> absence =
                failure -> failure.getHttpResponseCode() == NOT_FOUND;
        private Throttling throttling =
                (status, errorCode) -> status == Throttling.TOO_MANY_REQUESTS;
        private List<String> hosts = List.of();
        private List<String> requestIdHeaders = List.of();
        private RequestHeaders<C> requestHeaders = (endpoint, message) -> Map.of();
        private RequestFields<C> requestFields = endpoint -> Optional.empty();
        private Predicate<C> compressed = configuration -> false;
        private Function<C, String> idempotencyKey = configuration -> null;
        private Function<EndpointContext<C>, IdempotentCreation> idempotentCreation;
        private Duration pollDelay = Duration.ofMinutes(1);
        private Function<EndpointContext<C>, EventSource> events;
        private Function<EndpointContext<C>, WebhookProtocol> webhook;
        private Contracts contracts;

        private Builder(String scheme, String name, List<EsignOperation> operations) {
            this.scheme = scheme;
            this.name = name;
            this.operations = operations;
        }

        /** How calls are authorized, with the options of an endpoint. */
        public Builder<C> authentication(Function<C, Authentication> authentication) {
            return authentication((configuration, context) -> authentication.apply(configuration));
        }

        /** How calls are authorized, by what the options of an endpoint name in the context. */
        public Builder<C> authentication(
                BiFunction<C, CamelContext, Authentication> authentication) {
            this.authentication = authentication;
            return this;
        }

        /** A path parameter that is an option of the component, or known from the login. */
        public Builder<C> configuredParameter(String parameter, ConfiguredParameter<C> value) {
            configuredParameters.put(parameter, value);
            return this;
        }

        /** How errors are read; {@link ErrorFormat#COMMON} if nothing is said. */
        public Builder<C> errors(ErrorFormat errors) {
            this.errors = errors;
            return this;
        }

        /** What means that something is not there, beside the status 404. */
        public Builder<C> absence(Predicate<EsignOperationException> further) {
            this.absence = absence.or(further);
            return this;
        }

        /** Which answers mean that there were too many calls; the status 429 if nothing is said. */
        public Builder<C> throttling(Throttling throttling) {
            this.throttling = throttling;
            return this;
        }

        /**
         * The provider's domains, under whose hosts an answer may direct calls. Elsewhere they go
         * only if the configuration says so.
         */
        public Builder<C> hosts(String... domains) {
            this.hosts = List.of(domains);
            return this;
        }

        /** Headers of an answer that may hold the provider's id of the request. */
        public Builder<C> requestIds(String... headers) {
            this.requestIdHeaders = List.of(headers);
            return this;
        }

        /** Request headers that a call takes from its message. */
        public Builder<C> requestHeaders(RequestHeaders<C> headers) {
            this.requestHeaders = headers;
            return this;
        }

        /** What the options of an endpoint add to the JSON that is sent. */
        public Builder<C> requestFields(RequestFields<C> fields) {
            this.requestFields = fields;
            return this;
        }

        /** The option by which the documents of requests are sent compressed. */
        public Builder<C> compressed(Predicate<C> option) {
            this.compressed = option;
            return this;
        }

        /**
         * A header of answers, and the header that the route gets it in; the last one that an
         * answer has counts.
         */
        public Builder<C> answerHeader(String header, String messageHeader) {
            answerHeaders.put(header, messageHeader);
            return this;
        }

        /**
         * How a creation is found again by its key.
         *
         * @param key the option {@code idempotencyKey}
         */
        public Builder<C> idempotentCreation(
                Function<C, String> key,
                Function<EndpointContext<C>, IdempotentCreation> creation) {
            this.idempotencyKey = key;
            this.idempotentCreation = creation;
            return this;
        }

        /** Time between two polls, unless the endpoint has another; a minute if nothing is said. */
        public Builder<C> pollDelay(Duration delay) {
            this.pollDelay = delay;
            return this;
        }

        /** Finds what changed, for {@code from:}. */
        public Builder<C> events(Function<EndpointContext<C>, EventSource> events) {
            this.events = events;
            return this;
        }

        /** How the provider calls a webhook. */
        public Builder<C> webhook(Function<EndpointContext<C>, WebhookProtocol> webhook) {
            this.webhook = webhook;
            return this;
        }

        /** How contracts are sent. */
        public Builder<C> contracts(Contracts contracts) {
            this.contracts = contracts;
            return this;
        }

        public Provider<C> build() {
            return new Provider<>(this);
        }
    }
}

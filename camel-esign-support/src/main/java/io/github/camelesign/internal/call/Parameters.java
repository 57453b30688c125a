// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.IdempotentCreation;
import io.github.camelesign.spi.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.LanguageSupport;

/**
 * The parameters of one call. What the endpoint's URI says wins, be it fixed or the evaluated part
 * of a {@code toD}; a path parameter may also come from its header, and query parameters from the
 * one header that holds a Map of them.
 */
public final class Parameters {

    /**
     * Exchange property with what {@code toD} evaluated; a header could be set by a sender of the
     * route.
     */
    public static final String DYNAMIC = "CamelEsignDynamicParameters";

    private final CallSettings<?> settings;
    private final Operation operation;
    private final ParameterCheck check;
    private final Exchange exchange;
    private final Map<String, String> uri;
    private final Map<String, String> evaluated = new HashMap<>();
    private final Map<String, String> path = new HashMap<>();

    Parameters(CallSettings<?> settings, Exchange exchange) throws EsignOperationException {
        this.settings = settings;
        this.operation = settings.operation();
        this.check = new ParameterCheck(settings.provider(), operation);
        this.exchange = exchange;
        this.uri = new HashMap<>(settings.endpoint().getParameters());
        Object dynamic = exchange.removeProperty(DYNAMIC);
        if (dynamic instanceof Map<?, ?> map) {
            map.forEach((name, value) -> evaluated.put(name.toString(), value.toString()));
        }
        uri.putAll(evaluated);
        // now, since the later pages of a list are fetched when the message has moved on
        for (String name : operation.pathParameters()) {
            path.put(name, check.checked(name, readPath(name)));
        }
    }

    /** The value of a parameter that is neither of the path nor of the query, or null. */
    String option(String name) {
        String value = uri.get(name);
        if (value == null) {
            value = exchange.getMessage().getHeader(settings.provider().header(name), String.class);
        }
        return value == null ? null : check.checked(name, value);
    }

    /** The value of a parameter that only the URI may give, or null. */
    String fromUri(String name) {
        return uri.get(name);
    }

    /**
     * The media type that the URI wants.
     *
     * @throws IllegalArgumentException when the operation does not answer in it
     */
    Optional<String> accept() {
        return Optional.ofNullable(uri.get(Operation.ACCEPT))
                .map(type -> check.checked(Operation.ACCEPT, type));
    }

    /**
     * The key that the URI or the header chooses.
     *
     * @param preset the option of the endpoint, or null
     */
    Optional<String> chosenKey(String preset) {
        String value = evaluated.get(Operation.IDEMPOTENCY_KEY);
        if (value == null) {
            String given = uri.getOrDefault(Operation.IDEMPOTENCY_KEY, preset);
            value = given == null ? null : evaluate(given);
        }
        if (value == null) {
            value =
                    exchange.getMessage()
                            .getHeader(
                                    settings.provider().header(Operation.IDEMPOTENCY_KEY),
                                    String.class);
        }
        return Optional.ofNullable(value).filter(key -> !key.isBlank());
    }

    /**
     * The key that is chosen, else a fresh one.
     *
     * @param creation knows how a key is written
     */
    IdempotentCreation.Key key(Optional<String> chosen, IdempotentCreation creation) {
        String field = operation.idempotencyKey().orElseThrow();
        return chosen.map(key -> IdempotencyKeys.chosen(exchange, field, creation.written(key)))
                .orElseGet(
                        () ->
                                IdempotencyKeys.of(exchange)
                                        .fresh(
                                                exchange,
                                                field,
                                                settings.step(exchange),
                                                settings.client().json()));
    }

    /** Only what stands in the route: a value of the message is no expression. */
    private String evaluate(String text) {
        return LanguageSupport.hasSimpleFunction(text)
                ? exchange.getContext()
                        .resolveLanguage("simple")
                        .createExpression(text)
                        .evaluate(exchange, String.class)
                : text;
    }

    /** The path and query to request. */
    String target(Map<String, String> query) {
        return operation.target(path::get, query);
    }

    /** What the path names by id, in its order; not what is the same for all calls of a login. */
    List<String> ids() {
        return operation.pathParameters().stream()
                .filter(name -> !settings.isConfigured(name))
                .map(path::get)
                .toList();
    }

    /**
     * The query parameters of the URI and of the query header, in the order of the operation's row.
     */
    Map<String, String> query() {
        Map<String, String> given = queryHeader();
        given.keySet().stream()
                .filter(name -> !operation.queryParameters().contains(name))
                .findFirst()
                .ifPresent(this::refuse);
        Map<String, String> query = new LinkedHashMap<>();
        for (String name : operation.queryParameters()) {
            String value =
                    check.query(name, uri.containsKey(name) ? uri.get(name) : given.get(name));
            if (value != null) {
                query.put(name, value);
            }
        }
        return query;
    }

    /** The query header as it is, for a call whose parameters nobody knows. */
    Map<String, String> queryHeader() {
        return mapHeader("query");
    }

    /** The values of a header that holds a Map, as text, without those that are null. */
    Map<String, String> mapHeader(String name) {
        Object header = exchange.getMessage().getHeader(settings.provider().header(name));
        if (header == null) {
            return Map.of();
        }
        if (!(header instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(
                    "Header %s must be a Map, but is of type %s"
                            .formatted(
                                    settings.provider().header(name), header.getClass().getName()));
        }
        Map<String, String> values = new LinkedHashMap<>();
        map.forEach(
                (key, value) -> {
                    if (value != null) {
                        values.put(String.valueOf(key), text(value));
                    }
                });
        return values;
    }

    /** Some query parameters and form fields hold JSON. */
    private String text(Object value) {
        return value instanceof Map || value instanceof Collection
                ? new String(settings.client().json().write(value), StandardCharsets.UTF_8)
                : value.toString();
    }

    private String readPath(String name) throws EsignOperationException {
        if (settings.isConfigured(name)) {
            return configured(name);
        }
        String value = uri.get(name);
        if (value == null) {
            value = exchange.getMessage().getHeader(settings.provider().header(name), String.class);
        }
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "%s needs the parameter %s: give it as the option %s of the endpoint or in the header %s"
                            .formatted(
                                    operation.name(),
                                    name,
                                    name,
                                    settings.provider().header(name)));
        }
        return value;
    }

    private String configured(String name) throws EsignOperationException {
        String value = settings.configured(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "%s needs the option %s of the component or of the endpoint; no message can choose it"
                            .formatted(operation.name(), name));
        }
        return value;
    }

    private void refuse(String name) {
        throw new IllegalArgumentException(
                "%s has no query parameter '%s' (header %s)%s"
                        .formatted(
                                operation.name(),
                                name,
                                settings.provider().header("query"),
                                NearestName.hint(name, operation.queryParameters())));
    }
}

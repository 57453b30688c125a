// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.internal.uri.UriTemplate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.function.UnaryOperator;

/**
 * One operation of a provider's API: the only place that knows its verb, path, parameters, what it
 * sends and answers, and whether it may be repeated. The producer, the documentation tables, the
 * catalog and the coverage tests all read it.
 */
public final class Operation {

    /** What an endpoint with this operation is for. */
    public enum Kind {
        /** One call of the API, used in {@code to:}. */
        CALL,
        /** Any call: verb and path come from the endpoint's URI, used in {@code to:}. */
        RAW,
        /** What happens to documents, used in {@code from:}. */
        EVENTS
    }

    /** Who an operation is called as. */
    public enum Credentials {
        /** The user, by access token. */
        TOKEN,
        /** The application itself, by client id and secret. */
        CLIENT
    }

    /** How a provider's ids stand in its paths. */
    @FunctionalInterface
    public interface PathFormat {

        /**
         * Checks the value of a path parameter.
         *
         * @return what is put into the path
         * @throws IllegalArgumentException when the operation cannot take the value; the message
         *     names the parameter
         */
        String write(Operation operation, String parameter, String value);
    }

    /** Parameter of a {@link Kind#RAW} operation: the HTTP verb, GET if it is not given. */
    public static final String RAW_METHOD = "method";

    /** Parameter of a {@link Kind#RAW} operation: path and query on the provider's host. */
    public static final String RAW_PATH = "path";

    /** Parameter of a {@link Kind#RAW} operation: the type of the body, JSON if it is not given. */
    public static final String RAW_CONTENT_TYPE = "contentType";

    /** Parameter of an operation that answers in several media types: the one to answer in. */
    public static final String ACCEPT = "accept";

    /** Parameter of an operation with an {@link #idempotencyKey()}: its value, or an expression. */
    public static final String IDEMPOTENCY_KEY = "idempotencyKey";

    private final Kind kind;
    private final String name;
    private final String method;
    private final UriTemplate template;
    private final String description;
    private final Body body;
    private final String emptyBody;
    private final Answer answer;
    private final Credentials credentials;
    private final boolean repeatable;
    private final String departure;
    private final Paging paging;
    private final List<String> acceptable;
    private final String idempotencyKey;
    private final PathFormat pathFormat;
    private final Map<String, String> promotedIds;
    private final Map<String, String> promotedHeaders;
    private final List<String> requiredIds;
    private final List<String> confirmations;
    private final boolean xml;
    private final Map<String, String> headerParameters;
    private final List<String> parameterNames;
    private final Map<String, ParameterValue> values;

    private Operation(Builder builder) {
        kind = builder.kind;
        name = builder.name;
        method = builder.method;
        template = new UriTemplate(builder.template);
        description = builder.description;
        body = builder.body;
        emptyBody = builder.emptyBody;
        answer = builder.answer;
        credentials = builder.credentials;
        repeatable = builder.isRepeatable(template.path());
        departure = builder.departure;
        paging = builder.paging;
        acceptable = List.copyOf(builder.acceptable);
        idempotencyKey = builder.idempotencyKey;
        pathFormat = builder.pathFormat;
        promotedIds = Map.copyOf(builder.promotedIds);
        promotedHeaders = Map.copyOf(builder.promotedHeaders);
        requiredIds = List.copyOf(builder.requiredIds);
        confirmations = builder.confirmations;
        xml = builder.xml && kind == Kind.CALL;
        Map<String, String> headers = new LinkedHashMap<>(body.headerParameters());
        headers.putAll(answer.headerParameters());
        headers.putAll(builder.headerParameters);
        headerParameters = Collections.unmodifiableMap(headers);
        List<String> names = new ArrayList<>(template.pathNames());
        names.addAll(template.queryNames());
        if (kind == Kind.RAW) {
            names.add(RAW_METHOD);
            names.add(RAW_PATH);
            names.add(RAW_CONTENT_TYPE);
        }
        names.addAll(headerParameters.keySet());
        names.addAll(builder.options);
        if (!acceptable.isEmpty() || isXml()) {
            names.add(ACCEPT);
        }
        if (idempotencyKey != null) {
            names.add(IDEMPOTENCY_KEY);
        }
        parameterNames = List.copyOf(names);
        values = Map.copyOf(builder.values(isXml()));
        if (!names.containsAll(values.keySet())) {
            throw new IllegalArgumentException(
                    "%s describes parameters that it does not take: %s"
                            .formatted(name, values.keySet()));
        }
    }

    /** Reads something: no body. */
    public static Builder get(String name, String template, String description) {
        return new Builder(Kind.CALL, name, "GET", template, description);
    }

    /** Sends JSON unless the builder says otherwise. */
    public static Builder post(String name, String template, String description) {
        return new Builder(Kind.CALL, name, "POST", template, description).body(Body.Standard.JSON);
    }

    /** Sends JSON unless the builder says otherwise. */
    public static Builder put(String name, String template, String description) {
        return new Builder(Kind.CALL, name, "PUT", template, description).body(Body.Standard.JSON);
    }

    /** Sends JSON unless the builder says otherwise. */
    public static Builder patch(String name, String template, String description) {
        return new Builder(Kind.CALL, name, "PATCH", template, description)
                .body(Body.Standard.JSON);
    }

    /** Sends no body unless the builder says otherwise. */
    public static Builder delete(String name, String template, String description) {
        return new Builder(Kind.CALL, name, "DELETE", template, description);
    }

    /** Any call of the provider's API, with method and path from the endpoint's URI. */
    public static Builder raw(String name, String description) {
        return new Builder(Kind.RAW, name, "", "", description)
                .body(Body.Standard.JSON)
                .binaryResult();
    }

    /** What happens to documents. The template holds only the parameters of the consumer. */
    public static Builder events(String name, String template, String description) {
        return new Builder(Kind.EVENTS, name, "", template, description);
    }

    public Kind kind() {
        return kind;
    }

    /** {@code group/action}, as it stands in an endpoint's URI. */
    public String name() {
        return name;
    }

    /** The HTTP verb; empty for operations that are no single call. */
    public String method() {
        return method;
    }

    /** The path with its parameters in braces, without the query. */
    public String path() {
        return template.path();
    }

    /** One line that says what it does. */
    public String description() {
        return description;
    }

    /** How the request is made from a message. */
    public Body body() {
        return body;
    }

    /** What is sent when the message body is empty, or null to send nothing. */
    public String emptyBody() {
        return emptyBody;
    }

    /** How the answer reaches the route. */
    public Answer answer() {
        return answer;
    }

    public Credentials credentials() {
        return credentials;
    }

    /** Whether sending it twice does no more than sending it once. */
    public boolean isRepeatable() {
        return repeatable;
    }

    /** Why the row departs from the rule of what is repeatable, if it does. */
    public Optional<String> repeatableDeparture() {
        return Optional.ofNullable(departure);
    }

    public Optional<Paging> paging() {
        return Optional.ofNullable(paging);
    }

    /** Media types that the provider can answer with instead, when the endpoint names one. */
    public List<String> acceptable() {
        return acceptable;
    }

    /** Whether it answers XML instead of JSON when the request accepts that. */
    public boolean isXml() {
        return xml && Answer.Standard.JSON.accept().equals(answer.accept());
    }

    /** Whether it takes XML instead of JSON. */
    public boolean takesXml() {
        return xml;
    }

    /** Parameter name to the request header that it is sent in. */
    public Map<String, String> headerParameters() {
        return headerParameters;
    }

    /**
     * The field of the request by which the provider distinguishes one attempt to create something
     * from another attempt at the same, if there is one.
     */
    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(idempotencyKey);
    }

    /** Parameter name to JSON pointer into the answer: the ids that following steps need. */
    public Map<String, String> promotedIds() {
        return promotedIds;
    }

    /** Those of the promoted ids without which an answer is none. */
    public List<String> requiredIds() {
        return requiredIds;
    }

    /** JSON pointers of which an answer must have at least one, unless there are none. */
    public List<String> confirmations() {
        return confirmations;
    }

    /** Parameter name to response header: ids that come with the answer, not in it. */
    public Map<String, String> promotedHeaders() {
        return promotedHeaders;
    }

    public List<String> pathParameters() {
        return template.pathNames();
    }

    public List<String> queryParameters() {
        return template.queryNames();
    }

    /** Every option an endpoint with this operation takes besides the component's own. */
    public List<String> parameterNames() {
        return parameterNames;
    }

    /** What a parameter takes, as far as the row says. */
    public ParameterValue value(String parameter) {
        return values.getOrDefault(parameter, ParameterValue.TEXT);
    }

    /**
     * The path and query to request, percent-encoded.
     *
     * @param pathValue gives the value of a path parameter; never null
     * @param query the query parameters in the order they are sent
     */
    public String target(UnaryOperator<String> pathValue, Map<String, String> query) {
        return template.expand(
                name -> checked(name, pathFormat.write(this, name, pathValue.apply(name))), query);
    }

    /**
     * A dot segment would make the request climb out of its path, also where a server decodes %2F.
     */
    private String checked(String parameter, String value) {
        if (value.indexOf('.') < 0) {
            return value;
        }
        StringTokenizer segments = new StringTokenizer(value, "/\\");
        while (segments.hasMoreTokens()) {
            String segment = segments.nextToken();
            if (segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException(
                        "Parameter %s of %s must not contain the path segment '%s'"
                                .formatted(parameter, name, segment));
            }
        }
        return value;
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects what differs from the ordinary before the row is fixed. */
    public static final class Builder {

        private final Kind kind;
        private final String name;
        private final String method;
        private final String template;
        private final String description;
        private final Map<String, String> promotedIds = new LinkedHashMap<>();
        private final Map<String, String> promotedHeaders = new LinkedHashMap<>();
        private final List<String> requiredIds = new ArrayList<>();
        private List<String> confirmations = List.of();
        private Body body = Body.Standard.NONE;
        private String emptyBody;
        private Answer answer = Answer.Standard.JSON;
        private Credentials credentials = Credentials.TOKEN;
        private boolean departsTo;
        private String departure;
        private Paging paging;
        private List<String> acceptable = List.of();
        private String idempotencyKey;
        private PathFormat pathFormat = (operation, parameter, value) -> value;
        private boolean xml;
        private final Map<String, String> headerParameters = new LinkedHashMap<>();
        private final List<String> options = new ArrayList<>();
        private final Map<String, ParameterValue> values = new LinkedHashMap<>();

        private Builder(
                Kind kind, String name, String method, String template, String description) {
            this.kind = kind;
            this.name = name;
            this.method = method;
            this.template = template;
            this.description = description;
        }

        /** Sends what the kind says. */
        public Builder body(Body body) {
            this.body = body;
            return this;
        }

        /** Sends JSON, for a verb that otherwise sends nothing. */
        public Builder json() {
            return body(Body.Standard.JSON);
        }

        /** Sends nothing, for a verb that otherwise sends JSON. */
        public Builder noBody() {
            return body(Body.Standard.NONE);
        }

        /** Sends an empty JSON object when the message body is empty. */
        public Builder emptyObject() {
            return emptyBody("{}");
        }

        /** Sends this JSON when the message body is empty. */
        public Builder emptyBody(String json) {
            this.emptyBody = json;
            return this;
        }

        /** Sends the fields of a Map as a form. */
        public Builder form() {
            return body(Body.Standard.FORM);
        }

        /** Sends a document as multipart form data. */
        public Builder multipart(String part) {
            return body(new Body.Standard.Multipart(part));
        }

        /** Sends a document as it is. */
        public Builder binary() {
            return body(Body.Standard.BINARY);
        }

        /** Answers what the kind says. */
        public Builder answer(Answer answer) {
            this.answer = answer;
            return this;
        }

        /** Answers a document, image or archive. */
        public Builder binaryResult() {
            return answer(Answer.Standard.BINARY);
        }

        /**
         * Answers one of these media types, too, when the endpoint's parameter {@link #ACCEPT}
         * names it.
         */
        public Builder accepts(String... mediaTypes) {
            this.acceptable = List.of(mediaTypes);
            return this;
        }

        /** Sends and answers XML instead of JSON when the message or {@link #ACCEPT} says so. */
        public Builder xml() {
            this.xml = true;
            return this;
        }

        /** Takes a parameter that is sent in a request header. */
        public Builder headerParameter(String parameter, String header) {
            headerParameters.put(parameter, header);
            return this;
        }

        /** Describes what parameters take; one that is not described takes anything. */
        public Builder takes(ParameterValue value, String... parameters) {
            for (String parameter : parameters) {
                values.put(parameter, value);
            }
            return this;
        }

        /** Takes a parameter that the kind of request makes something of. */
        public Builder option(String parameter) {
            options.add(parameter);
            return this;
        }

        /**
         * Creates something that can be found again by a value of the caller's choice.
         *
         * @param field the field of the request that takes the value
         */
        public Builder idempotencyKey(String field) {
            this.idempotencyKey = field;
            return this;
        }

        /** Checks the values of the path's parameters, or brings them into form. */
        public Builder pathFormat(PathFormat format) {
            this.pathFormat = format;
            return this;
        }

        /** Is called with client id and secret, not with the user's token. */
        public Builder clientCredentials() {
            this.credentials = Credentials.CLIENT;
            return this;
        }

        /**
         * Does no more when sent twice than when sent once, though the rule does not say so.
         *
         * @param reason why, for the reader of the row
         */
        public Builder repeatable(String reason) {
            return departs(true, reason);
        }

        /**
         * May do more when sent twice than when sent once, though the rule says otherwise.
         *
         * @param reason why, for the reader of the row
         */
        public Builder notRepeatable(String reason) {
            return departs(false, reason);
        }

        /** Answers in pages. */
        public Builder paged(Paging paging) {
            this.paging = paging;
            return this;
        }

        /**
         * Puts an id of the answer where the following steps look for it.
         *
         * @param parameter the parameter of those steps, for example {@code documentId}
         * @param pointer RFC 6901 pointer into the answer, for example {@code /id}
         */
        public Builder promotes(String parameter, String pointer) {
            promotedIds.put(parameter, pointer);
            return this;
        }

        /**
         * Creates something whose id stands in the answer: as {@link #promotes}, and an answer
         * without it is none.
         */
        public Builder creates(String parameter, String pointer) {
            requiredIds.add(parameter);
            return promotes(parameter, pointer);
        }

        /**
         * Does something that the answer confirms in one of several ways, not always with an id: an
         * answer that has none of these is none.
         *
         * @param pointers RFC 6901 pointers into the answer
         */
        public Builder confirmedBy(String... pointers) {
            this.confirmations = List.of(pointers);
            return this;
        }

        /** Puts an id of a response header where the following steps look for it. */
        public Builder promotesHeader(String parameter, String header) {
            promotedHeaders.put(parameter, header);
            return this;
        }

        public Operation build() {
            return new Operation(this);
        }

        private Map<String, ParameterValue> values(boolean isXml) {
            List<String> mediaTypes = new ArrayList<>(acceptable);
            if (isXml) {
                mediaTypes.addAll(List.of("application/json", "application/xml"));
            }
            if (!mediaTypes.isEmpty()) {
                takes(ParameterValue.oneOf(mediaTypes.toArray(String[]::new)), ACCEPT);
            }
            return values;
        }

        private Builder departs(boolean repeatable, String reason) {
            if (reason.isBlank()) {
                throw new IllegalArgumentException(
                        name + " does not say why it departs from the rule of what is repeatable");
            }
            this.departsTo = repeatable;
            this.departure = reason;
            return this;
        }

        /** A row that says what the rule says anyway would outlive its reason. */
        private boolean isRepeatable(String path) {
            boolean byRule = isRepeatableByRule(path);
            if (departure == null) {
                return byRule;
            }
            if (departsTo == byRule) {
                throw new IllegalArgumentException(
                        name + " gives a reason for what the rule says anyway: " + departure);
            }
            return departsTo;
        }

        /**
         * The rule of what is repeatable: GET and HEAD; PUT of a whole resource, so one that sends
         * it; DELETE of one thing by its id, so one whose path ends in a parameter, and that sends
         * nothing. Everything else is not, because nobody can know what a second call does.
         */
        private boolean isRepeatableByRule(String path) {
            boolean sends = body != Body.Standard.NONE;
            return switch (method) {
                case "GET", "HEAD" -> true;
                case "PUT" -> sends;
                case "DELETE" -> !sends && (path.endsWith("}") || path.endsWith("}/"));
                default -> false;
            };
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An operation that meets the faults, and how its provider answers it, word for word. Made by
 * {@link #of} and the methods after it.
 */
public final class FaultTarget {

    private static final String BASE = "{base}";
    private static final String ID = "{id}";

    private final OperationKind kind;
    private final String name;
    private final String method;
    private final String path;
    private String options = "";
    private String loginOptions;
    private String loginPath;
    private String tokenOptions = "";
    private String tokenAnswer =
            "{\"access_token\":\"t\",\"token_type\":\"bearer\",\"expires_in\":3600}";
    private Object body;
    private String answer = "";
    private String idField;
    private String error = "{}";
    private boolean limitLong;
    private Function<ReceivedRequest, String> key = request -> null;
    private BiFunction<RequestHead, Backend, String> lookUp = (request, backend) -> "{}";

    private FaultTarget(OperationKind kind, String name, String method, String path) {
        this.kind = kind;
        this.name = name;
        this.method = method;
        this.path = path;
    }

    /**
     * An operation.
     *
     * @param name scheme and operation, for example {@code docusign:envelopes/create}
     * @param path where it arrives at the server
     */
    public static FaultTarget of(OperationKind kind, String name, String method, String path) {
        return new FaultTarget(kind, name, method, path);
    }

    /**
     * Options of the URI, those for credentials excepted; the server's address stands in them as
     * {@code {base}}.
     */
    public FaultTarget options(String query) {
        options = query;
        return this;
    }

    /** The options of the URI that make a login unnecessary. */
    public FaultTarget token(String query) {
        tokenOptions = query;
        return this;
    }

    /**
     * How it logs in where a login is to come first.
     *
     * @param query options of the URI
     * @param path where a POST fetches a token
     */
    public FaultTarget login(String query, String path) {
        loginOptions = query;
        loginPath = path;
        return this;
    }

    /** The answer to a login, where it is not the usual one. */
    public FaultTarget tokenAnswer(String json) {
        tokenAnswer = json;
        return this;
    }

    /** The body of the message. */
    public FaultTarget body(Object value) {
        body = value;
        return this;
    }

    /**
     * The answer.
     *
     * @param json with {@code {id}} in it for the id of what was created; or nothing
     * @param idField the field that the route finds it in, or null
     */
    public FaultTarget answer(String json, String idField) {
        this.answer = json;
        this.idField = idField;
        return this;
    }

    /** An error in the provider's form. */
    public FaultTarget error(String json) {
        error = json;
        return this;
    }

    /**
     * How what was created is found again.
     *
     * @param key reads the key from a request
     * @param lookUp the answer to any request but those of the operation and the login
     */
    public FaultTarget found(
            Function<ReceivedRequest, String> key,
            BiFunction<RequestHead, Backend, String> lookUp) {
        this.key = key;
        this.lookUp = lookUp;
        return this;
    }

    /** A limit of the provider lasts longer than a retry waits, even if no answer says so. */
    public FaultTarget limitedForLong() {
        limitLong = true;
        return this;
    }

    boolean isLimitLong() {
        return limitLong;
    }

    /** The component's scheme. */
    String provider() {
        return name.substring(0, name.indexOf(':'));
    }

    public OperationKind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public boolean hasLogin() {
        return loginPath != null;
    }

    /**
     * The URI to send to.
     *
     * @param more further options
     */
    public String uri(String base, boolean login, String more) {
        return Stream.of(options, login ? loginOptions : tokenOptions, more)
                .filter(query -> !query.isEmpty())
                .collect(Collectors.joining("&", name + "?", ""))
                .replace(BASE, base);
    }

    public Object body() {
        return body;
    }

    public boolean isOperation(RequestHead head) {
        return head.is(method, path);
    }

    public boolean isLogin(RequestHead head) {
        return hasLogin() && head.is("POST", loginPath);
    }

    /** Whether it looks for what was created. */
    public boolean isLookUp(RequestHead head) {
        return !isOperation(head) && !isLogin(head);
    }

    String tokenAnswer() {
        return tokenAnswer;
    }

    String key(ReceivedRequest request) {
        return key.apply(request);
    }

    /** The answer about something that was created. */
    String answer(Backend.Created made) {
        return answer.replace(ID, made.id());
    }

    String lookUp(RequestHead head, Backend backend) {
        return lookUp.apply(head, backend);
    }

    String error() {
        return error;
    }

    /** The id that the route got. */
    public String id(Object received) {
        return idField != null && received instanceof Map<?, ?> fields
                ? String.valueOf(fields.get(idField))
                : null;
    }

    @Override
    public String toString() {
        return name;
    }
}

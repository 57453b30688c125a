// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.http.Account;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * An access token as a provider issued it.
 *
 * @param value what is sent with each call
 * @param issued when it was received
 * @param expires when it ends, or null when it does not
 * @param refreshToken what the next one is fetched with, or null
 * @param account the account that the login is for, as far as its answer shows it, or null
 */
public record Token(
        String value, Instant issued, Instant expires, String refreshToken, Account account) {

    /**
     * The account that a login is for.
     *
     * @param id the provider's id of the account
     * @param baseUri where the account's data is, or null for the configured base URL
     */
    public record Account(String id, String baseUri) {}

    /** Larger figures in {@code expires_in} are a point in time, not a duration. */
    private static final long EPOCH_SECONDS = 1_000_000_000L;

    public Token(String value, Instant issued, Instant expires, String refreshToken) {
        this(value, issued, expires, refreshToken, null);
    }

    /** A token that is given and never renewed. */
    public static Token fixed(String value) {
        return new Token(value, Instant.EPOCH, null, null);
    }

    /** The same token, for an account that became known. */
    public Token of(Account known) {
        return new Token(value, issued, expires, refreshToken, known);
    }

    /**
     * Reads the answer of an OAuth 2.0 token endpoint. {@code expires_in} may be a number or text,
     * and seconds from now or, as SignNow and jSign send it, seconds since 1970.
     *
     * @throws IOException when it holds no access token
     */
    public static Token read(Map<?, ?> answer, Instant now) throws IOException {
        if (!(answer.get("access_token") instanceof String value) || value.isBlank()) {
            throw new IOException("The answer to the token request holds no access_token");
        }
        Object refresh = answer.get("refresh_token");
        return new Token(
                value,
                now,
                expiry(answer.get("expires_in"), now),
                refresh == null ? null : refresh.toString());
    }

    private static Instant expiry(Object expiresIn, Instant now) {
        if (expiresIn == null) {
            return null;
        }
        try {
            long seconds = Long.parseLong(expiresIn.toString().trim());
            return seconds > EPOCH_SECONDS
                    ? Instant.ofEpochSecond(seconds)
                    : now.plusSeconds(seconds);
        } catch (NumberFormatException | DateTimeException unreadable) {
            return null;
        }
    }

    /**
     * Whether it should be renewed now.
     *
     * @param margin how long before its end; a token of short life is not renewed before half of it
     */
    public boolean isDue(Instant now, Duration margin) {
        if (expires == null) {
            return false;
        }
        Duration half = Duration.between(issued, expires).dividedBy(2);
        return !now.isBefore(expires.minus(margin.compareTo(half) < 0 ? margin : half));
    }

    /** Whether it has ended. */
    public boolean isExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    @Override
    public String toString() {
        return "Token[expires=" + expires + "]";
    }

    /**
     * One request of a login.
     *
     * @param operation its row: verb, path, how the fields are sent, and whether it may be repeated
     * @param baseUri what the path comes after, or null for the base URL of the API
     * @param headers credentials among them
     * @param fields what is sent; nothing of it where the row sends no body
     */
    public record Request(
            Operation operation,
            String baseUri,
            Map<String, String> headers,
            Map<String, ?> fields) {

        /** Header values and fields are credentials. */
        @Override
        public String toString() {
            return "Request[" + operation + "]";
        }
    }

    /** Reads the answer to one request of a login. */
    @FunctionalInterface
    public interface Reader<T> {

        /**
         * @param answer the JSON object; empty when the answer is none
         * @param now by the provider's clock
         * @throws IOException when it does not hold what it must
         */
        T read(Map<String, Object> answer, Instant now) throws IOException;
    }

    /** A login. */
    @FunctionalInterface
    public interface Attempt {
        Token run() throws EsignOperationException;
    }

    /** Sends the requests of a login to the provider. */
    public interface Endpoint {

        /**
         * Sends one request.
         *
         * @throws EsignOperationException when the provider refuses, answers something else, or
         *     cannot be reached
         */
        <T> T call(Request request, Reader<T> reader) throws EsignOperationException;

        /** The time by the provider's clock, as far as its answers have shown it. */
        default Instant now() {
            return Instant.now();
        }

        /**
         * Logs in while no other node does so with the same credentials, as far as the nodes share
         * {@link Leases}. Waits while another one does.
         *
         * @param key what may be used by one node at a time, at most 180 letters
         * @throws EsignOperationException when the login fails, or another node's does not end
         */
        default Token alone(String key, Attempt login) throws EsignOperationException {
            return login.run();
        }

        /**
         * Requires that a URL which an answer names is with a host of the provider or of the
         * configuration, before a token is sent there.
         *
         * @param login what answered it
         * @throws EsignOperationException when it is not
         */
        default void requireAllowed(String baseUri, Operation login)
                throws EsignOperationException {}

        /** Sends one request that an OAuth 2.0 token endpoint answers. */
        default Token request(Request request) throws EsignOperationException {
            return call(request, Token::read);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelesign.sandbox.core.RequestLog.PathPattern;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Something that goes wrong, for the next requests that match. Made with a factory method and
 * narrowed with {@link #at}, {@link #on} and {@link #times}:
 *
 * <pre>{@code
 * Fault.status(429).header("Retry-After", "1").on("POST", "/document/*&#47;invite").times(2)
 * }</pre>
 *
 * @param kind what goes wrong
 * @param provider the provider's prefix; null (default) is any
 * @param method HTTP method; null (default) is any
 * @param path path below the provider's prefix; {@code *} is one segment, {@code **} any rest, and
 *     {@code /**} the default
 * @param times how many matching requests it spoils, 1 by default
 * @param latencyMillis how long such a request waits first, in milliseconds, 0 by default
 * @param status HTTP status of kind {@link Kind#STATUS}, 503 by default
 * @param headers response headers of kind {@link Kind#STATUS}
 * @param body response body of kind {@link Kind#STATUS}; by default an HTML page, as a gateway in
 *     front of a provider sends it
 */
public record Fault(
        Kind kind,
        String provider,
        String method,
        String path,
        Integer times,
        Long latencyMillis,
        Integer status,
        Map<String, String> headers,
        String body) {

    /** What goes wrong. */
    public enum Kind {
        /** The request waits and is then served as usual. */
        @JsonProperty("latency")
        LATENCY,
        /** The request is refused with a status and never reaches the provider. */
        @JsonProperty("status")
        STATUS,
        /** The connection is reset before the request is processed: nothing happened. */
        @JsonProperty("reset-before")
        RESET_BEFORE,
        /**
         * The request is processed, then the connection is reset: it happened, nobody learns of it.
         */
        @JsonProperty("reset-after")
        RESET_AFTER,
        /** The answer promises more bytes than are sent before the connection closes. */
        @JsonProperty("truncate")
        TRUNCATE
    }

    /**
     * @throws IllegalArgumentException for a negative latency, less than one time or no HTTP status
     */
    public Fault {
        Objects.requireNonNull(kind, "kind");
        path = path == null ? "/**" : path;
        times = times == null ? 1 : times;
        latencyMillis = latencyMillis == null ? 0 : latencyMillis;
        status = status == null ? 503 : status;
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        if (times < 1 || latencyMillis < 0 || status < 200 || status > 599) {
            throw new IllegalArgumentException(
                    "A fault needs times >= 1, latencyMillis >= 0 and a status of 200 to 599");
        }
    }

    /** The request waits this long and is then served as usual. */
    public static Fault latency(Duration delay) {
        return of(Kind.LATENCY).after(delay);
    }

    /** The request is refused with this HTTP status. */
    public static Fault status(int status) {
        return new Fault(Kind.STATUS, null, null, null, null, null, status, null, null);
    }

    /** The connection is reset before the request is processed. */
    public static Fault resetBefore() {
        return of(Kind.RESET_BEFORE);
    }

    /** The request is processed, then the connection is reset and the answer lost. */
    public static Fault resetAfter() {
        return of(Kind.RESET_AFTER);
    }

    /** The answer ends before its {@code Content-Length}. */
    public static Fault truncate() {
        return of(Kind.TRUNCATE);
    }

    private static Fault of(Kind kind) {
        return new Fault(kind, null, null, null, null, null, null, null, null);
    }

    /** Only for this provider, for example {@code signnow}. */
    public Fault at(String name) {
        return new Fault(kind, name, method, path, times, latencyMillis, status, headers, body);
    }

    /** Only for this method and path pattern. */
    public Fault on(String verb, String glob) {
        return new Fault(kind, provider, verb, glob, times, latencyMillis, status, headers, body);
    }

    /** For so many matching requests. */
    public Fault times(int count) {
        return new Fault(kind, provider, method, path, count, latencyMillis, status, headers, body);
    }

    /** The request waits this long before the fault strikes. */
    public Fault after(Duration delay) {
        long wait = delay.toMillis();
        return new Fault(kind, provider, method, path, times, wait, status, headers, body);
    }

    /** Adds a response header, for kind {@link Kind#STATUS}. */
    public Fault header(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Fault(kind, provider, method, path, times, latencyMillis, status, more, body);
    }

    /** Sets the response body, for kind {@link Kind#STATUS}. */
    public Fault body(String text) {
        return new Fault(kind, provider, method, path, times, latencyMillis, status, headers, text);
    }

    boolean strikes(String atProvider, String onMethod, String onPath) {
        return (provider == null || provider.equals(atProvider))
                && (method == null || method.equals(onMethod))
                && new PathPattern(path).matches(onPath);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import io.github.camelesign.sandbox.core.RequestLog.RecordingRequest.Exchange;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import java.io.File;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The requests that reached the providers, oldest first. The last 100,000 are kept, the last 250
 * with their headers and bodies.
 */
public final class RequestLog {
    private static final int KEPT = 100_000;
    private static final int KEPT_WHOLE = 250;

    private final Clock clock;
    private final Map<Long, RecordedRequest> requests = new LinkedHashMap<>();
    private final Map<Long, Exchange> whole = new LinkedHashMap<>();
    private long next;

    RequestLog(Clock clock) {
        this.clock = clock;
    }

    /** Everything recorded so far, oldest first. */
    public synchronized List<RecordedRequest> all() {
        return List.copyOf(requests.values());
    }

    /**
     * How many recorded requests match.
     *
     * @param provider the provider's prefix, for example {@code signnow}
     * @param method HTTP method
     * @param path path below the provider's prefix; {@code *} stands for one segment, {@code **}
     *     for any rest
     */
    public long count(String provider, String method, String path) {
        PathPattern pattern = new PathPattern(path);
        return all().stream()
                .filter(request -> request.provider().equals(provider))
                .filter(request -> request.method().equals(method))
                .filter(request -> pattern.matches(request.path()))
                .count();
    }

    /** Recorded on arrival, so that a client which has its answer always finds its request here. */
    synchronized long arrived(String provider, String method, String path, Exchange exchange) {
        long number = next++;
        requests.put(
                number,
                new RecordedRequest(number, clock.instant(), provider, method, path, 0, null));
        whole.put(number, exchange);
        dropOldest(requests, KEPT);
        dropOldest(whole, KEPT_WHOLE);
        return number;
    }

    private static void dropOldest(Map<Long, ?> numbered, int kept) {
        if (numbered.size() > kept) {
            numbered.remove(numbered.keySet().iterator().next());
        }
    }

    synchronized void answered(long number, int status, Duration took) {
        requests.computeIfPresent(number, (key, request) -> request.answered(status, took));
    }

    /** Empty when it was never made, or too many came after it. */
    synchronized Optional<RecordedRequest> find(long number) {
        return Optional.ofNullable(requests.get(number));
    }

    /** Its headers and bodies; empty when too many came after it. */
    synchronized Optional<Exchange> exchange(long number) {
        return Optional.ofNullable(whole.get(number));
    }

    synchronized void clear() {
        requests.clear();
        whole.clear();
    }

    /**
     * A path as faults and request counts name it: {@code *} stands for one segment, {@code **} for
     * any rest.
     */
    record PathPattern(String glob) {
        boolean matches(String path) {
            String literal = glob.replaceAll("[^*]+", "\\\\Q$0\\\\E");
            String segments = literal.replaceAll("(?<!\\*)\\*(?!\\*)", "[^/]+");
            return path.matches(segments.replace("**", ".*"));
        }
    }

    /**
     * One request as it met the sandbox, without bodies, headers and query string, which carry
     * secrets.
     *
     * @param number counted from 0 since the start or reset
     * @param at when it arrived, by the sandbox's clock
     * @param provider the provider's prefix, for example {@code signnow}
     * @param method HTTP method
     * @param path path below the provider's prefix, without the query
     * @param status HTTP status of the answer, also when a fault then lost the answer on its way; 0
     *     when there was none
     * @param took until it was answered; null when it was not
     */
    @JsonIncludeProperties({"at", "provider", "method", "path", "status"})
    public record RecordedRequest(
            long number,
            Instant at,
            String provider,
            String method,
            String path,
            int status,
            Duration took) {
        RecordedRequest answered(int answer, Duration after) {
            return new RecordedRequest(number, at, provider, method, path, answer, after);
        }
    }

    /** A request that keeps a copy of what is read from it and written to its response. */
    static final class RecordingRequest extends HttpServerRequestWrapper {
        private static final Set<String> WRITING = Set.of("write", "end", "send");

        private final Exchange exchange;
        private final HttpServerResponse response;

        /** A response that is recorded. */
        interface Recorded {
            Exchange exchange();
        }

        RecordingRequest(HttpServerRequest request) {
            super((HttpServerRequestInternal) request);
            exchange = new Exchange(request.query());
            exchange.request.headers(request.headers());
            // an interface of a hundred methods, of which those that write count
            InvocationHandler recorder =
                    (p, m, arguments) -> respond(request.response(), p, m, arguments);
            Class<?>[] types = {HttpServerResponse.class, Recorded.class};
            ClassLoader loader = RecordingRequest.class.getClassLoader();
            response = (HttpServerResponse) Proxy.newProxyInstance(loader, types, recorder);
        }

        private Object respond(
                HttpServerResponse real, Object proxy, Method method, Object[] arguments)
                throws Throwable {
            if (method.getDeclaringClass() == Recorded.class) {
                return exchange;
            }
            if (arguments != null && WRITING.contains(method.getName())) {
                if (arguments[0] instanceof Buffer part) {
                    exchange.answer.add(part);
                } else if (arguments[0] instanceof String text) {
                    exchange.answer.add(Buffer.buffer(text));
                }
            } else if (method.getName().equals("sendFile")) {
                exchange.answer.addFile(new File((String) arguments[0]).length());
            }
            try {
                Object result = method.invoke(real, arguments);
                return result == real ? proxy : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        @Override
        public HttpServerResponse response() {
            return response;
        }

        @Override
        public HttpServerRequest handler(Handler<Buffer> handler) {
            super.handler(handler == null ? null : part -> pass(part, handler));
            return this;
        }

        private void pass(Buffer part, Handler<Buffer> handler) {
            exchange.request.add(part);
            handler.handle(part);
        }

        /** The headers and bodies of a request and its answer, as they pass. */
        static final class Exchange {
            private static final int KEPT_BYTES = 1 << 16;

            /** One direction of it. */
            static final class Side {
                private List<Map.Entry<String, String>> headers = List.of();
                private final Buffer body = Buffer.buffer();
                private long bytes;

                synchronized void headers(MultiMap all) {
                    headers = List.copyOf(all.entries());
                }

                synchronized void add(Buffer part) {
                    bytes += part.length();
                    body.appendBuffer(part, 0, Math.min(part.length(), KEPT_BYTES - body.length()));
                }

                synchronized void addFile(long size) {
                    bytes += size;
                }

                synchronized List<Map.Entry<String, String>> headers() {
                    return headers;
                }

                /** The first 64 KiB. */
                synchronized String body() {
                    return body.toString(StandardCharsets.UTF_8);
                }

                synchronized boolean isCut() {
                    return bytes > body.length();
                }

                synchronized long bytes() {
                    return bytes;
                }
            }

            final Side request = new Side();
            final Side answer = new Side();
            final String query;

            Exchange(String query) {
                this.query = query == null ? "" : query;
            }

            boolean contains(String text) {
                return query.contains(text)
                        || request.body().contains(text)
                        || answer.body().contains(text);
            }
        }
    }
}

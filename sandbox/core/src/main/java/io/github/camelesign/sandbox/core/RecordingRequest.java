// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A request that keeps a copy of what is read from it and written to its response. */
final class RecordingRequest extends HttpServerRequestWrapper {
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

    private Object respond(HttpServerResponse real, Object proxy, Method method, Object[] arguments)
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

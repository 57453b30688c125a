// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
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
        response =
                (HttpServerResponse)
                        Proxy.newProxyInstance(
                                RecordingRequest.class.getClassLoader(),
                                new Class<?>[] {HttpServerResponse.class, Recorded.class},
                                (proxy, method, arguments) ->
                                        respond(request.response(), proxy, method, arguments));
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
        super.handler(
                handler == null
                        ? null
                        : part -> {
                            exchange.request.add(part);
                            handler.handle(part);
                        });
        return this;
    }
}

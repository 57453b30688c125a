// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The faults that are switched on. Of several that match a request the oldest strikes. */
public final class FaultSwitchboard {
    private static final int BYTES_NEVER_SENT = 64;

    private final Map<Long, Fault> active = new LinkedHashMap<>();
    private long last;

    FaultSwitchboard() {}

    /** Switches a fault on until it has struck as often as it says. */
    public synchronized void add(Fault fault) {
        active.put(++last, fault);
    }

    /** Switches all faults off. */
    public synchronized void clear() {
        active.clear();
    }

    /** The faults that are still to strike, each with the number of times left. */
    public synchronized List<Fault> active() {
        return List.copyOf(active.values());
    }

    /** The same by their numbers, oldest first. */
    synchronized Map<Long, Fault> numbered() {
        return new LinkedHashMap<>(active);
    }

    /** Switches one off; it may be over already. */
    synchronized void remove(long number) {
        active.remove(number);
    }

    private synchronized Optional<Fault> take(String provider, String method, String path) {
        for (Map.Entry<Long, Fault> entry : active.entrySet()) {
            Fault fault = entry.getValue();
            if (fault.strikes(provider, method, path)) {
                if (fault.times() == 1) {
                    active.remove(entry.getKey());
                } else {
                    entry.setValue(fault.times(fault.times() - 1));
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** Spoils the requests to one provider that a fault matches. */
    void handle(RoutingContext ctx, String provider) {
        String path = ctx.normalizedPath().substring(provider.length() + 1);
        take(provider, ctx.request().method().name(), path)
                .ifPresentOrElse(fault -> delay(ctx, fault), ctx::next);
    }

    private void delay(RoutingContext ctx, Fault fault) {
        if (fault.latencyMillis() == 0) {
            strike(ctx, fault);
            return;
        }
        // the body must not run past before somebody reads it
        ctx.request().pause();
        ctx.vertx().setTimer(fault.latencyMillis(), timer -> strikeLate(ctx, fault));
    }

    private static void strikeLate(RoutingContext ctx, Fault fault) {
        strike(ctx, fault);
        ctx.request().resume();
    }

    private static void strike(RoutingContext ctx, Fault fault) {
        switch (fault.kind()) {
            case LATENCY -> ctx.next();
            case STATUS -> refuse(ctx, fault);
            case RESET_BEFORE -> reset(ctx);
            case RESET_AFTER -> {
                // the state has changed by the time the head of the answer would be written
                ctx.addHeadersEndHandler(written -> reset(ctx));
                ctx.next();
            }
            case TRUNCATE -> {
                ctx.addHeadersEndHandler(written -> promiseTooMuch(ctx.response()));
                ctx.addEndHandler(ended -> ctx.request().connection().close());
                ctx.next();
            }
        }
    }

    private static void refuse(RoutingContext ctx, Fault fault) {
        HttpServerResponse response = ctx.response().setStatusCode(fault.status());
        String body = fault.body();
        if (body == null) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html");
            body = "<html><body><h1>" + fault.status() + "</h1>sandbox fault</body></html>";
        }
        fault.headers().forEach(response::putHeader);
        response.end(body);
    }

    private static void promiseTooMuch(HttpServerResponse response) {
        String length = response.headers().get(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            long promised = Long.parseLong(length) + BYTES_NEVER_SENT;
            response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(promised));
        }
    }

    /** A close would end the connection politely; only lingering for no time makes TCP send RST. */
    private static void reset(RoutingContext ctx) {
        Channel channel = ((ConnectionBase) ctx.request().connection()).channel();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        // below the TLS handler, which would first say goodbye
        channel.unsafe().close(channel.unsafe().voidPromise());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** Stands between the server and one provider and spoils the requests that a fault matches. */
final class FaultHandler implements Handler<RoutingContext> {
    private static final int BYTES_NEVER_SENT = 64;

    private final String provider;
    private final FaultSwitchboard faults;

    FaultHandler(String provider, FaultSwitchboard faults) {
        this.provider = provider;
        this.faults = faults;
    }

    @Override
    public void handle(RoutingContext ctx) {
        String path = ProviderPath.of(provider, ctx);
        faults.take(provider, ctx.request().method().name(), path)
                .ifPresentOrElse(fault -> delay(ctx, fault), ctx::next);
    }

    private void delay(RoutingContext ctx, Fault fault) {
        if (fault.latencyMillis() == 0) {
            strike(ctx, fault);
            return;
        }
        // the body must not run past before somebody reads it
        ctx.request().pause();
        ctx.vertx()
                .setTimer(
                        fault.latencyMillis(),
                        timer -> {
                            strike(ctx, fault);
                            ctx.request().resume();
                        });
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
            response.putHeader(
                    HttpHeaders.CONTENT_LENGTH,
                    String.valueOf(Long.parseLong(length) + BYTES_NEVER_SENT));
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

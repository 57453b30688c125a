// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests that went wrong in a provider's own words.
 *
 * @param refusal what the provider itself said was wrong; empty when it did not
 * @param invalid what it says of a request that Vert.x refused with a status 4xx
 * @param broken what it says when the sandbox itself failed, for that reason
 * @param answer writes what it says
 * @param <E> how the provider refuses a request
 */
public record FailureHandler<E extends RuntimeException>(
        Function<Throwable, Optional<E>> refusal,
        IntFunction<E> invalid,
        Function<String, E> broken,
        BiConsumer<RoutingContext, E> answer)
        implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

    /** For a provider that refuses by one exception only. */
    public FailureHandler(
            Class<E> refusal,
            IntFunction<E> invalid,
            Function<String, E> broken,
            BiConsumer<RoutingContext, E> answer) {
        this(
                failure -> Optional.of(failure).filter(refusal::isInstance).map(refusal::cast),
                invalid,
                broken,
                answer);
    }

    /** Refuses, by throwing what the function makes of the method and path of the request. */
    public static Handler<RoutingContext> unknown(Function<String, ? extends RuntimeException> no) {
        return ctx -> {
            throw no.apply(ctx.request().method() + " " + ctx.normalizedPath());
        };
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (ctx.response().headWritten() || ctx.response().closed()) {
            // nobody is there to be answered any more
            LOG.debug("An answer was lost on its way", ctx.failure());
            return;
        }
        answer.accept(ctx, error(ctx));
    }

    private E error(RoutingContext ctx) {
        Optional<E> refused = Optional.ofNullable(ctx.failure()).flatMap(refusal);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (ctx.statusCode() >= 400 && ctx.statusCode() < 500) {
            return invalid.apply(ctx.statusCode());
        }
        LOG.error("The sandbox failed on its own account", ctx.failure());
        return broken.apply("The sandbox failed: " + ctx.failure());
    }
}

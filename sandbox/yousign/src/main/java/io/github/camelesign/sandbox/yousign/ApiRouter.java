// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.AuthorizationHeader;
import io.github.camelesign.sandbox.core.FailureHandler;
import io.github.camelesign.sandbox.core.JsonAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What surrounds the operations of one interface: the key, the limits, the shape of errors. */
final class ApiRouter {
    private final YousignConventions conventions;
    private final Supplier<YousignState> state;

    ApiRouter(YousignConventions conventions, Supplier<YousignState> state) {
        this.conventions = conventions;
        this.state = state;
    }

    Router router(Vertx vertx, Path uploads, Consumer<YousignEndpoints> operations) {
        Router router = Router.router(vertx);
        router.route()
                .failureHandler(
                        new FailureHandler<>(
                                ApiRouter::refusal,
                                status -> YousignError.of(status, "The request is not valid"),
                                reason -> YousignError.of(500, reason),
                                (ctx, e) -> JsonAnswer.send(ctx, e.status(), conventions.json(e))));
        router.route().handler(this::admit);
        YousignEndpoints endpoints = new YousignEndpoints(router, state, uploads, conventions);
        operations.accept(endpoints);
        conventions.mount(endpoints);
        router.route().handler(this::refuse);
        return router;
    }

    private void admit(RoutingContext ctx) {
        YousignState now = state.get();
        // nobody finds a request open that is past its end
        now.passTime();
        if (conventions.limitsCalls()) {
            now.limits.show(ctx.response());
        }
        ApiKey key =
                AuthorizationHeader.bearer(ctx)
                        .flatMap(now.tokens()::valid)
                        .orElseThrow(YousignError::unauthorized);
        if (conventions.limitsCalls()) {
            now.limits.count(ctx.response(), key.accessToken());
        }
        if (key.readOnly() && ctx.request().method() != HttpMethod.GET) {
            throw YousignError.forbidden();
        }
        ctx.next();
    }

    private void refuse(RoutingContext ctx) {
        String method = ctx.request().method().name();
        String path = ctx.normalizedPath().substring(ctx.mountPoint().length() - 1);
        throw conventions.knows(path)
                ? YousignError.methodNotAllowed(method)
                : YousignError.notImplemented(method + " " + path);
    }

    private static Optional<YousignError> refusal(Throwable failure) {
        if (failure instanceof YousignError refused) {
            return Optional.of(refused);
        }
        return failure instanceof Lifecycle.OutOfTurnException
                ? Optional.of(
                        YousignError.refused(
                                "signature_request.status_not_compatible", failure.getMessage()))
                : Optional.empty();
    }
}

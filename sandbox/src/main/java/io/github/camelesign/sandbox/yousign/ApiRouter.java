package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.JsonAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What surrounds the operations of one interface: the key, the limits, the shape of errors. */
final class ApiRouter {
    private static final Logger LOG = LoggerFactory.getLogger(ApiRouter.class);
    private static final String BEARER = "Bearer ";

    private final Api api;
    private final Supplier<YousignWorld> world;

    ApiRouter(Api api, Supplier<YousignWorld> world) {
        this.api = api;
        this.world = world;
    }

    Router router(Vertx vertx, Path uploads, Consumer<Endpoints> operations) {
        Router router = Router.router(vertx);
        router.route().failureHandler(this::failed);
        router.route().handler(this::admit);
        Endpoints endpoints = new Endpoints(router, world, uploads);
        operations.accept(endpoints);
        router.route().handler(ctx -> refuse(ctx, endpoints));
        return router;
    }

    private void admit(RoutingContext ctx) {
        YousignWorld now = world.get();
        // nobody finds a request open that is past its end
        now.passTime();
        if (api == Api.V3) {
            now.limits.show(ctx.response());
        }
        ApiKeys.ApiKey key =
                Optional.ofNullable(ctx.request().getHeader(HttpHeaders.AUTHORIZATION))
                        .filter(text -> text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .flatMap(text -> now.keys.find(text.substring(BEARER.length()).trim()))
                        .orElseThrow(YousignError::unauthorized);
        if (api == Api.V3) {
            now.limits.count(ctx.response(), key.value());
        }
        if (key.readOnly() && ctx.request().method() != HttpMethod.GET) {
            throw YousignError.forbidden();
        }
        ctx.next();
    }

    private static void refuse(RoutingContext ctx, Endpoints endpoints) {
        String method = ctx.request().method().name();
        String path = ctx.normalizedPath().substring(ctx.mountPoint().length() - 1);
        throw endpoints.knows(path)
                ? YousignError.methodNotAllowed(method)
                : YousignError.notImplemented(method + " " + path);
    }

    private void failed(RoutingContext ctx) {
        if (ctx.response().headWritten() || ctx.response().closed()) {
            // nobody is there to be told any more
            LOG.debug("An answer was lost on its way", ctx.failure());
            return;
        }
        YousignError error;
        if (ctx.failure() instanceof YousignError refused) {
            error = refused;
        } else if (ctx.failure() instanceof OutOfTurnException outOfTurn) {
            error =
                    YousignError.refused(
                            "signature_request.status_not_compatible", outOfTurn.getMessage());
        } else if (ctx.statusCode() >= 400 && ctx.statusCode() < 500) {
            error = YousignError.of(ctx.statusCode(), "The request is not valid");
        } else {
            LOG.error("The sandbox failed on its own account", ctx.failure());
            error = YousignError.of(500, "The sandbox failed: " + ctx.failure());
        }
        JsonAnswer.send(ctx, error.status(), error.body(api));
    }
}

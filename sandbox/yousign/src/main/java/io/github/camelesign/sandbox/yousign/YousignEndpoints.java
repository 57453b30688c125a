// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.Endpoints;
import io.github.camelesign.sandbox.core.Endpoints.AuthorizationHeader;
import io.github.camelesign.sandbox.core.Endpoints.BodyOnDisk;
import io.github.camelesign.sandbox.core.Endpoints.FailureHandler;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.github.camelesign.sandbox.core.described.DescribedResources;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The operations of one interface, and what surrounds them: the key, the limits, the shape of
 * errors. While a handler runs, nobody else changes the state.
 */
final class YousignEndpoints extends Endpoints<YousignState, YousignCall> {
    private static final long JSON_LIMIT = 16L << 20;
    private static final long CHECKED_BEFORE = -1;

    private final Router router;
    private final YousignConventions conventions;

    YousignEndpoints(
            Router router,
            Supplier<YousignState> state,
            Path uploads,
            YousignConventions conventions) {
        super(router, state, uploads, YousignCall::new);
        this.router = router;
        this.conventions = conventions;
    }

    /** Mounts what is written by hand, then what the description alone answers. */
    @SafeVarargs
    final void mount(Consumer<YousignEndpoints>... operations) {
        router.route()
                .failureHandler(
                        new FailureHandler<>(
                                YousignError.class,
                                status -> YousignError.of(status, "The request is not valid"),
                                reason -> YousignError.of(500, reason),
                                (ctx, e) -> Call.answer(ctx, e.status, conventions.json(e))));
        router.route().handler(this::admit);
        List.of(operations).forEach(each -> each.accept(this));
        new DescribedResources<>(conventions.description, conventions)
                .mount((operation, handler) -> serve(operation, operation.route(), handler));
        router.route().handler(this::refuse);
    }

    private void admit(RoutingContext ctx) {
        boolean isLimited = conventions instanceof DescribedVersionThree;
        // nobody finds a request open that is past its end
        state().passTime();
        if (isLimited) {
            state().limits.count(ctx.response(), null);
        }
        YousignState.ApiKey key =
                AuthorizationHeader.bearer(ctx)
                        .flatMap(state().tokens()::valid)
                        .orElseThrow(
                                () -> YousignError.of(401, "The API key is missing or not valid"));
        if (isLimited) {
            state().limits.count(ctx.response(), key.accessToken());
        }
        YousignError.of(403, "The API key only reads")
                .when(key.readOnly() && ctx.request().method() != HttpMethod.GET);
        ctx.next();
    }

    private void refuse(RoutingContext ctx) {
        String method = ctx.request().method().name();
        String path = ctx.normalizedPath().substring(ctx.mountPoint().length() - 1);
        throw conventions.knows(path)
                ? YousignError.of(405, "Method " + method + " is not allowed here")
                : YousignError.of(501, "The sandbox does not implement " + method + " " + path);
    }

    /** Answers with what the handler returns. */
    void show(String method, String path, Function<YousignCall, JsonNode> handler) {
        on(method, path, call -> call.show(handler.apply(call)));
    }

    /** Answers with nothing but a status. */
    void run(String method, String path, Consumer<YousignCall> handler) {
        on(
                method,
                path,
                call -> {
                    handler.accept(call);
                    call.ctx().response().setStatusCode(call.operation.status()).end();
                });
    }

    /** Lets the handler answer what fits the description of the operation. */
    void on(String method, String path, Consumer<YousignCall> handler) {
        serve(
                conventions.operation(method, path),
                path,
                call -> {
                    conventions.check(call);
                    handler.accept(call);
                });
    }

    private void serve(DescribedOperation operation, String path, Consumer<YousignCall> handler) {
        String method = operation.method();
        Consumer<YousignCall> meant = call -> handler.accept(call.means(operation, conventions));
        if (operation.source().at("/requestBody/content").has("multipart/form-data")) {
            // whoever is refused leaves no file behind
            route(method, path).handler(this::checkLength);
            serve(method, path, CHECKED_BEFORE, meant, this::checkFiles);
        } else if (operation.source().has("requestBody")) {
            serve(method, path, JSON_LIMIT, meant, YousignEndpoints::requireJson);
        } else {
            serve(method, path, JSON_LIMIT, meant);
        }
    }

    /** Takes JSON of any size; reading it may take long, while others change the state. */
    <T> void receive(
            String path,
            Function<YousignCall, BodyOnDisk.Reading<T>> reading,
            BiFunction<YousignCall, T, JsonNode> handler) {
        DescribedOperation operation = conventions.operation("POST", path);
        route("POST", path)
                .handler(
                        c -> {
                            YousignError.unsupportedMediaType("application/json").when(!isJson(c));
                            YousignCall call = call(c).means(operation, conventions);
                            BodyOnDisk.receive(
                                    c,
                                    uploads(),
                                    reading.apply(call),
                                    read -> call.alone(() -> call.show(handler.apply(call, read))));
                        });
    }

    @Override
    protected void serve(Route route, Consumer<YousignCall> handler) {
        super.serve(route, call -> call.alone(() -> handler.accept(call)));
    }

    private static void requireJson(RoutingContext ctx) {
        YousignError.unsupportedMediaType("application/json")
                .when(ctx.body().length() > 0 && !isJson(ctx));
        ctx.next();
    }

    private static boolean isJson(RoutingContext ctx) {
        return YousignCall.contentType(ctx).startsWith("application/json");
    }

    private void checkLength(RoutingContext ctx) {
        tooLarge().when(announcesMoreThan(state().uploadLimit, ctx));
        String type = String.valueOf(ctx.request().getHeader(HttpHeaders.CONTENT_TYPE));
        YousignError.unsupportedMediaType("multipart/form-data or application/json")
                .when(!type.matches("(?i)(multipart/form-data|application/json)\\b.*"));
        ctx.next();
    }

    private void checkFiles(RoutingContext ctx) {
        tooLarge().when(holdsMoreThan(state().uploadLimit, ctx));
        ctx.next();
    }

    private static YousignError tooLarge() {
        return YousignError.violated("file", "The file is too large");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.Endpoints;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Puts handlers behind the paths of one interface. While one runs, nobody else changes the state.
 */
final class YousignEndpoints extends Endpoints<YousignState, YousignCall> {
    private static final long JSON_LIMIT = 16L << 20;
    private static final long CHECKED_BEFORE = -1;

    private final YousignConventions conventions;

    YousignEndpoints(
            Router router,
            Supplier<YousignState> state,
            Path uploads,
            YousignConventions conventions) {
        super(router, state, uploads, YousignCall::new);
        this.conventions = conventions;
    }

    /** Takes what the description of the operation says. */
    void on(String method, String path, Consumer<YousignCall> handler) {
        DescribedOperation operation = conventions.operation(method, path);
        serve(
                operation,
                path,
                call -> {
                    conventions.check(call);
                    handler.accept(call);
                });
    }

    /** Checks by itself. */
    void described(DescribedOperation operation, Consumer<YousignCall> handler) {
        serve(operation, operation.route(), handler);
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

    /**
     * Takes JSON of any size, which is received in a file. The handler has to delete it; it works
     * while others may change the state.
     */
    void receive(String path, BiConsumer<YousignCall, Path> handler) {
        DescribedOperation operation = conventions.operation("POST", path);
        route("POST", path)
                .handler(
                        ctx -> {
                            if (!isJson(ctx)) {
                                throw YousignError.unsupportedMediaType("application/json");
                            }
                            Path body = uploads().resolve(UUID.randomUUID().toString());
                            ctx.request().pause();
                            ctx.vertx()
                                    .fileSystem()
                                    .open(body.toString(), new OpenOptions())
                                    .compose(file -> ctx.request().pipeTo(file))
                                    .onFailure(ctx::fail)
                                    .onSuccess(
                                            done ->
                                                    handler.accept(
                                                            call(ctx).means(operation, conventions),
                                                            body));
                        });
    }

    @Override
    protected void serve(Route route, Consumer<YousignCall> handler) {
        super.serve(
                route,
                call -> {
                    synchronized (call.state()) {
                        handler.accept(call);
                    }
                });
    }

    private static void requireJson(RoutingContext ctx) {
        if (ctx.body().length() > 0 && !isJson(ctx)) {
            throw YousignError.unsupportedMediaType("application/json");
        }
        ctx.next();
    }

    private static boolean isJson(RoutingContext ctx) {
        return YousignCall.contentType(ctx).startsWith("application/json");
    }

    private void checkLength(RoutingContext ctx) {
        if (announcesMoreThan(state().uploadLimit, ctx)) {
            throw YousignError.tooLarge();
        }
        String type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.matches("(?i)(multipart/form-data|application/json)\\b.*")) {
            throw YousignError.unsupportedMediaType("multipart/form-data or application/json");
        }
        ctx.next();
    }

    private void checkFiles(RoutingContext ctx) {
        if (holdsMoreThan(state().uploadLimit, ctx)) {
            throw YousignError.tooLarge();
        }
        ctx.next();
    }
}

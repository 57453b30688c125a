// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.Endpoints;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Puts handlers behind the paths of one interface. While one runs, nobody else changes the state.
 */
final class YousignEndpoints extends Endpoints<YousignState, YousignCall> {
    private static final long JSON_LIMIT = 16L << 20;
    private static final long CHECKED_BEFORE = -1;

    private final List<Pattern> known = new ArrayList<>();

    YousignEndpoints(Router router, Supplier<YousignState> state, Path uploads) {
        super(router, state, uploads, YousignCall::new);
    }

    /** Takes JSON, or no body at all. */
    void on(String method, String path, Consumer<YousignCall> handler) {
        serve(method, path, JSON_LIMIT, handler, YousignEndpoints::requireJson);
    }

    /** Ignores what the body is. */
    void onAnything(String method, String path, Consumer<YousignCall> handler) {
        serve(method, path, JSON_LIMIT, handler);
    }

    /** Takes a multipart form, or JSON. Whoever is refused leaves no file behind. */
    void upload(String path, Consumer<YousignCall> handler) {
        route("POST", path).handler(this::checkLength);
        serve("POST", path, CHECKED_BEFORE, handler, this::checkFiles);
    }

    /**
     * Takes JSON of any size, which is received in a file. The handler has to delete it; it works
     * while others may change the state.
     */
    void receive(String path, BiConsumer<YousignCall, Path> handler) {
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
                                    .onSuccess(done -> handler.accept(call(ctx), body));
                        });
    }

    /** Whether another method would do. */
    boolean knows(String path) {
        return known.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    @Override
    protected Route route(String method, String path) {
        known.add(Pattern.compile(path.replaceAll(":[a-zA-Z]+", "[^/]+")));
        return super.route(method, path);
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

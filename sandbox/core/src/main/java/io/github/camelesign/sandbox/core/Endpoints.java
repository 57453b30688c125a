// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Puts handlers behind the paths of a provider.
 *
 * @param <S> the provider's state
 * @param <C> a request to it
 */
public abstract class Endpoints<S extends ProviderState<?>, C extends Call<S>> {
    // what the other parts and the boundaries of a multipart form take
    private static final long FORM_OVERHEAD = 1 << 20;

    private final Router router;
    private final Supplier<S> state;
    private final Path uploads;
    private final BiFunction<RoutingContext, S, C> calls;

    /**
     * @param state the present one
     * @param uploads where files of forms wait until their request is over
     * @param calls what handlers get
     */
    protected Endpoints(
            Router router,
            Supplier<S> state,
            Path uploads,
            BiFunction<RoutingContext, S, C> calls) {
        this.router = router;
        this.state = state;
        this.uploads = uploads;
        this.calls = calls;
    }

    /** The present one. */
    protected final S state() {
        return state.get();
    }

    /** Where files of forms wait until their request is over. */
    protected final Path uploads() {
        return uploads;
    }

    /** For one request, as the state is now. */
    protected final C call(RoutingContext ctx) {
        return calls.apply(ctx, state());
    }

    /** The requests to a path. */
    protected Route route(String method, String path) {
        return router.route(HttpMethod.valueOf(method), path);
    }

    /** The requests to the paths that match, whose named groups are parameters. */
    protected Route route(String method, Pattern path) {
        return router.routeWithRegex(HttpMethod.valueOf(method), path.pattern());
    }

    /** Lets the handler answer. */
    protected void serve(Route route, Consumer<C> handler) {
        route.handler(ctx -> handler.accept(call(ctx)));
    }

    /**
     * Reads a body of JSON or a form, lets the checks pass or refuse, and then the handler answer.
     *
     * @param limit of the body's bytes; -1 for none
     */
    @SafeVarargs
    protected final void serve(
            String method,
            String path,
            long limit,
            Consumer<C> handler,
            Handler<RoutingContext>... checks) {
        Route route = route(method, path).handler(body(limit));
        for (Handler<RoutingContext> check : checks) {
            route.handler(check);
        }
        serve(route, handler);
    }

    /**
     * Reads a body of JSON or a form.
     *
     * @param limit of its bytes; -1 for none
     */
    protected final BodyHandler body(long limit) {
        return BodyHandler.create(uploads.toString())
                .setBodyLimit(limit)
                .setDeleteUploadedFilesOnEnd(true);
    }

    /** Whether the client says of a form that its files are larger than that, before it is read. */
    protected static boolean announcesMoreThan(long limit, RoutingContext ctx) {
        String length = ctx.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && Long.parseLong(length) > limit + FORM_OVERHEAD;
    }

    /** Whether a file of a form that was read is larger than that. */
    protected static boolean holdsMoreThan(long limit, RoutingContext ctx) {
        return ctx.fileUploads().stream().anyMatch(file -> file.size() > limit);
    }
}

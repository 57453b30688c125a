package io.github.camelesign.sandbox.core;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Puts handlers behind the paths of a provider.
 *
 * @param <S> the provider's state
 * @param <C> a request to it
 */
public abstract class Endpoints<S extends ProviderState<?>, C extends Call<S>> {
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

    /** Lets the handler answer. */
    protected void serve(Route route, Consumer<C> handler) {
        route.handler(ctx -> handler.accept(call(ctx)));
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
}

package io.github.camelesign.sandbox.core;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * One request to a provider, the state that it meets, and the ways to answer it that all providers
 * share.
 *
 * @param <S> the provider's state
 */
public abstract class Call<S extends ProviderState<?>> {
    private final RoutingContext ctx;
    private final S state;

    /** For one request, on its way through the provider's router. */
    protected Call(RoutingContext ctx, S state) {
        this.ctx = ctx;
        this.state = state;
    }

    /** The request itself. */
    public final RoutingContext ctx() {
        return ctx;
    }

    /** As it was when the request came. */
    public final S state() {
        return state;
    }

    /** What time it is. */
    public final Instant now() {
        return state.now();
    }

    /** The address under which the client reaches the API, without a slash at its end. */
    public final String base() {
        String prefix = ctx.mountPoint().replaceAll("/$", "");
        return ctx.request().scheme() + "://" + ctx.request().authority() + prefix;
    }

    /** A variable of the path. */
    public final String path(String name) {
        return ctx.pathParam(name);
    }

    /** Null when the query has no such parameter. */
    public final String query(String name) {
        return ctx.queryParams().get(name);
    }

    /** The fields of a form. */
    public final MultiMap form() {
        return ctx.request().formAttributes();
    }

    /** Answers with the value as JSON. */
    public final void answer(int status, Object value) {
        JsonAnswer.send(ctx, status, value);
    }

    /** Answers 204. */
    public final void noContent() {
        ctx.response().setStatusCode(204).end();
    }

    /** Answers with a file to be saved. */
    public final void file(String contentType, String filename, byte[] content) {
        name(contentType, filename);
        ctx.response().end(Buffer.buffer(content));
    }

    /**
     * Answers with a file to be saved, from the disk, since it may be larger than the heap.
     *
     * @param tempFiles is closed when the file was sent
     */
    public final void file(String contentType, String filename, Path file, TempFiles tempFiles) {
        name(contentType, filename);
        ctx.response()
                .sendFile(file.toString())
                .onFailure(ctx::fail)
                .onComplete(
                        sent ->
                                ctx.vertx()
                                        .executeBlocking(
                                                () -> {
                                                    tempFiles.close();
                                                    return null;
                                                }));
    }

    /** For what takes too long for the event loop, like reading a PDF. */
    public final <T> void slowly(Callable<T> work, Consumer<T> then) {
        ctx.vertx()
                .executeBlocking(work, false)
                .onComplete(
                        done -> {
                            try {
                                if (done.failed()) {
                                    ctx.fail(done.cause());
                                } else {
                                    then.accept(done.result());
                                }
                            } catch (RuntimeException e) {
                                ctx.fail(e);
                            }
                        });
    }

    private void name(String contentType, String filename) {
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + filename + "\"");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.vertx.core.Handler;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    /** The header by which a client says who it is. */
    public static final class AuthorizationHeader {
        private AuthorizationHeader() {}

        /** The bearer token; empty when the header is missing or of another scheme. */
        public static Optional<String> bearer(RoutingContext ctx) {
            return credentials(ctx, "Bearer ");
        }

        /**
         * Name and secret with a colon between, if the client keeps to that; empty when the header
         * is missing, of another scheme than Basic, or no Base64.
         */
        public static Optional<String> basic(RoutingContext ctx) {
            return credentials(ctx, "Basic ").flatMap(AuthorizationHeader::decoded);
        }

        private static Optional<String> credentials(RoutingContext ctx, String scheme) {
            return Optional.ofNullable(ctx.request().getHeader(HttpHeaders.AUTHORIZATION))
                    .filter(text -> text.regionMatches(true, 0, scheme, 0, scheme.length()))
                    .map(text -> text.substring(scheme.length()).trim());
        }

        private static Optional<String> decoded(String base64) {
            try {
                return Optional.of(
                        new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

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
        public static Handler<RoutingContext> unknown(
                Function<String, ? extends RuntimeException> no) {
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

    /** Receives a body by way of the disk, since it may be larger than the heap. */
    public static final class BodyOnDisk {
        private final Path directory;
        private final TempFiles tempFiles = new TempFiles();

        private BodyOnDisk(Path directory) {
            this.directory = directory;
        }

        /** Makes something of a body. */
        @FunctionalInterface
        public interface Reading<T> {
            /** May take long, and may write into further files. */
            T read(Path body, BodyOnDisk files) throws IOException;
        }

        /**
         * Receives the body of a request that nobody has read, and goes on with what is made of it.
         * All files are gone when the request was answered.
         */
        public static <T> void receive(
                RoutingContext ctx, Path directory, Reading<T> reading, Consumer<T> then) {
            BodyOnDisk files = new BodyOnDisk(directory);
            ctx.addEndHandler(ended -> files.tempFiles.close());
            Path received = files.newFile();
            // opened at once, since whoever delayed the request lets its body go on right after
            // this
            AsyncFile target =
                    ctx.vertx().fileSystem().openBlocking(received.toString(), new OpenOptions());
            Callable<T> work = () -> reading.read(received, files);
            ctx.request()
                    .pipeTo(target)
                    .compose(done -> ctx.vertx().executeBlocking(work, false))
                    .map(
                            read -> {
                                then.accept(read);
                                return read;
                            })
                    .onFailure(ctx::fail);
        }

        /** A path for a file that goes with the body. */
        public Path newFile() {
            return tempFiles.add(directory.resolve(RandomIds.hex(16)));
        }
    }
}

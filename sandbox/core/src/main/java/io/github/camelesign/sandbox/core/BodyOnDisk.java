// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Receives a body by way of the disk, since it may be larger than the heap. */
public final class BodyOnDisk {
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
     * Receives the body of a request that nobody has read, and goes on with what is made of it. All
     * files are gone when the request was answered.
     */
    public static <T> void receive(
            RoutingContext ctx, Path directory, Reading<T> reading, Consumer<T> then) {
        BodyOnDisk files = new BodyOnDisk(directory);
        ctx.addEndHandler(ended -> files.tempFiles.close());
        Path received = files.newFile();
        // opened at once, since whoever delayed the request lets its body go on right after this
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

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A temporary directory that holds all files of one running sandbox. It goes when the sandbox
 * closes, or with the JVM when nobody closes it.
 */
public final class FileStore implements AutoCloseable {
    private final Path directory;
    private final Thread onExit = new Thread(this::delete, "camel-esign-sandbox-files");

    FileStore() {
        try {
            this.directory = Files.createTempDirectory("camel-esign-sandbox");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /** Where incoming files are received. */
    public Path directory() {
        return directory;
    }

    /** A path that is not in use yet. */
    public Path newFile() {
        return directory.resolve(UUID.randomUUID().toString());
    }

    /** A file among the resources beside a class. */
    public static byte[] resource(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // the JVM is ending, which runs the hook
            return;
        }
        delete();
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

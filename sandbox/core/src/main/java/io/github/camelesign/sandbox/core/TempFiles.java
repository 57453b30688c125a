// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that one answer needs only until it is sent. Closing it deletes them. */
public final class TempFiles implements AutoCloseable {
    private final List<Path> files = new ArrayList<>();

    /** Remembers a file, and returns it. */
    public Path add(Path file) {
        files.add(file);
        return file;
    }

    @Override
    public void close() {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

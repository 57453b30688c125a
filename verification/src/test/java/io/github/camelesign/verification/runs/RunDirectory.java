// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a run keeps its files, which stay if something was lost or doubled. */
final class RunDirectory {

    private RunDirectory() {}

    static Path of(String run, long seed) {
        Path directory = Path.of("target", "runs", run + "-" + seed).toAbsolutePath();
        remove(directory);
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

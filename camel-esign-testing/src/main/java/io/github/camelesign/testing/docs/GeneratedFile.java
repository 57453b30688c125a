// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A committed file that is written, from beginning to end, from what the code knows. */
final class GeneratedFile {

    private GeneratedFile() {}

    /**
     * Compares a file with what it should hold, or writes it if {@value GeneratedTables#UPDATE} is
     * true.
     *
     * @param command how to write it, for the message of the failure
     * @throws AssertionError when the file is stale
     */
    static void verify(Path file, String should, String command) throws IOException {
        if (Boolean.getBoolean(GeneratedTables.UPDATE)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, should);
        }
        if (!Files.exists(file) || !should.equals(Files.readString(file))) {
            throw new AssertionError(
                    "%s is stale: it is not what the code says. Write it with%n%n    %s%n"
                            .formatted(file, command));
        }
    }
}

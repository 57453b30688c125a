// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentIntakeTest {

    @TempDir Path directory;

    private final FileStore files = new FileStore();
    private final DocumentIntake intake =
            new DocumentIntake(files, Set.of("docx"), IllegalStateException::new).hashing();

    @AfterEach
    void close() {
        files.close();
    }

    @Test
    void twoDocumentsOfOneNameAndSizeAreTwo() throws IOException {
        Upload rent = accept("rent 800");
        Upload other = accept("rent 900");

        assertThat(other.hash()).isNotEqualTo(rent.hash());
        assertThat(other.file()).isNotEqualTo(rent.file());
    }

    @Test
    void theSameDocumentIsDrawnOnce() throws IOException {
        assertThat(accept("rent 800").file()).isEqualTo(accept("rent 800").file());
    }

    private Upload accept(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("received"), content);
        return intake.accept(file, "lease.docx", null);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CamelEsignTest {

    @TempDir Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutRoutesItSaysHowItIsUsed() {
        assertThat(execute()).isEqualTo(2);

        assertThat(err.toString())
                .contains("Usage:")
                .contains("ROUTES")
                .contains("/observe/health");
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = directory.resolve("routes.camel.yaml");

        assertThat(execute(missing)).isEqualTo(2);

        assertThat(err.toString()).contains("There is no file " + missing + " that can be read");
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        Path properties = Files.writeString(directory.resolve("application.properties"), "");

        assertThat(execute(properties)).isEqualTo(2);

        assertThat(err.toString()).contains(properties.toString()).contains(".yaml or .xml");
    }

    @Test
    void aFileWhoseNameCamelWouldSplitIsRefused() throws IOException {
        Path comma = Files.writeString(directory.resolve("routes, new.camel.yaml"), "");

        assertThat(execute(comma)).isEqualTo(2);

        assertThat(err.toString()).contains("rename " + comma);
    }

    @Test
    void itTellsWhichCamelIsInIt() {
        assertThat(execute("--version")).isZero();

        assertThat(out.toString()).containsPattern("Camel 4\\.\\d+\\.\\d+");
    }

    private int execute(Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return new CommandLine(new CamelEsign())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }
}

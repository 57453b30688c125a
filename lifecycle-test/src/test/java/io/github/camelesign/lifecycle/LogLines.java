// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is logged while this is open, at level WARN and above as the tests' logger is set. */
final class LogLines implements AutoCloseable {

    private final PrintStream err = System.err;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    LogLines() {
        System.setErr(new PrintStream(text, true, StandardCharsets.UTF_8));
    }

    List<String> lines() {
        return text.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public void close() {
        System.setErr(err);
    }
}

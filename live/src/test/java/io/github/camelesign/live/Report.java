// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What all services showed, in Markdown. */
final class Report {

    private final StringBuilder skipped = new StringBuilder();
    private final StringBuilder outcomes = new StringBuilder();

    /** A name that nothing else in an account has. */
    static String newRun() {
        byte[] random = new byte[4];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    void skipped(Service service, String obstacle) {
        skipped.append("* %s was left out: %s%n".formatted(service.title(), obstacle));
    }

    void add(Outcome outcome) {
        outcomes.append(outcome.report());
    }

    /** Prints it as well. */
    void write(Path file) throws IOException {
        String text = "# Live report\n\n" + skipped + "\n" + outcomes;
        System.out.println(text);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

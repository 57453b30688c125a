// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Map;

/** What ties a child process to the one that started it: its standard input and output. */
final class Lifeline {

    static final String READY = "ready";
    static final String STOP = "stop";

    private Lifeline() {}

    /** One line for the process that started this one. */
    static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /**
     * Does what is asked for until {@value #STOP}, after which this returns. When the other process
     * is gone, this one is, too.
     */
    static void follow(Map<String, Runnable> commands) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        String line = lines.readLine();
        while (line != null && !line.equals(STOP)) {
            commands.getOrDefault(line, () -> {}).run();
            line = lines.readLine();
        }
        if (line == null) {
            Runtime.getRuntime().halt(1);
        }
    }
}

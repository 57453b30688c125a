// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.desk;

import org.apache.camel.main.Main;
import org.slf4j.LoggerFactory;

/** Runs the desk, and ends it when it cannot start: Camel's own Main would hang without a word. */
public final class ContractDesk {

    private ContractDesk() {}

    public static void main(String[] args) throws Exception {
        Main main = new Main();
        // for the sample run, which ends it
        main.bind("desk", main);
        try {
            main.run(args);
        } catch (Exception e) {
            LoggerFactory.getLogger("desk").error("the desk cannot start: {}", reasons(e));
            // threads of what has started already would keep the process alive
            System.exit(1);
        }
    }

    private static String reasons(Throwable failure) {
        StringBuilder reasons = new StringBuilder(String.valueOf(failure.getMessage()));
        for (Throwable t = failure.getCause(); t != null; t = t.getCause()) {
            if (reasons.indexOf(String.valueOf(t.getMessage())) < 0) {
                reasons.append("; ").append(t.getMessage());
            }
        }
        return reasons.toString();
    }
}

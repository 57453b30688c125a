// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.camel.spi.StateRepository;

/** Lets time pass for a contract whose call was not answered. */
final class SentEarlier {

    private SentEarlier() {}

    /**
     * As if the call had been made so many minutes earlier.
     *
     * @param attempt provider, reference and attempt
     */
    static void by(int minutes, StateRepository<String, String> sent, String attempt) {
        String key = "contract:" + attempt;
        String journal = sent.getState(key);
        String called = journal.replaceFirst("(?s).*\"called\":\"([^\"]+)\".*", "$1");
        Instant before = Instant.parse(called).minus(minutes, ChronoUnit.MINUTES);
        sent.setState(key, journal.replace(called, before.toString()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import io.github.camelesign.spi.EsignListener;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says of each source when its first poll has ended: from now on it has a position. */
final class FirstPolls implements EsignListener {

    static final String WORD = "polled ";

    private final Set<String> polled = ConcurrentHashMap.newKeySet();

    @Override
    public void onPoll(String provider, String operation, int delivered, Duration lag) {
        String source = provider + ":" + operation;
        if (polled.add(source)) {
            Lifeline.say(WORD + source);
        }
    }
}

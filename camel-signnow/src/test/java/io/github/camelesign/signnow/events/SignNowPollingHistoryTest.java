// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.testing.polling.PollingHistoryTests;
import io.github.camelesign.testing.polling.RandomHistory;
import java.util.Random;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignNowPollingHistoryTest extends PollingHistoryTests {

    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX =
            new EsignSandboxExtension(sandbox -> sandbox.setClock(CLOCK));

    SignNowPollingHistoryTest() {
        super("signnow:document/events");
    }

    @Override
    protected RandomHistory history(Random random) {
        return new DocumentHistory(SANDBOX.sandbox(), CLOCK, random);
    }

    @Override
    protected void configure(CamelContext context) {
        SignNowPolledRoute.configure(context, SANDBOX.sandbox());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.events;

import io.github.camelesign.docusign.DocuSignAtSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.testing.polling.PollingHistoryTests;
import io.github.camelesign.testing.polling.RandomHistory;
import java.util.Random;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class DocuSignPollingHistoryTest extends PollingHistoryTests {

    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX =
            new EsignSandboxExtension(sandbox -> sandbox.setClock(CLOCK));

    DocuSignPollingHistoryTest() {
        super("docusign:envelopes/events");
    }

    @Override
    protected RandomHistory history(Random random) {
        return new EnvelopeHistory(SANDBOX.sandbox(), CLOCK, random);
    }

    @Override
    protected void configure(CamelContext context) {
        DocuSignAtSandbox.configure(context, SANDBOX.sandbox().getDocuSignBaseUri());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.call;

import static io.github.camelesign.docusign.call.CountingDocuSign.status;

import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.docusign.call.CountingDocuSign.Fate;
import io.github.camelesign.testing.TestCamelContext;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Creates envelopes at a server that counts them. */
abstract class CountedEnvelopes {

    static final String CREATE = "docusign:envelopes/create";
    static final Map<String, Object> DEFINITION = Map.of("status", "sent", "emailSubject", "Lease");

    /** The look-up is refused. */
    static final Fate NO_LOOK_UP =
            status(400, Map.of(), "{\"errorCode\":\"INVALID_REQUEST_PARAMETER\"}");

    final CamelContext context = new TestCamelContext();
    CountingDocuSign server;

    @BeforeEach
    void start() throws IOException {
        server = new CountingDocuSign();
        context.start();
        options().setBaseUri(server.baseUri());
        options().setAccountId("a1");
        options().setAccessToken("token");
        options().setMaxRetryWait(2_000);
        options().setLookUpTimeout(1_500);
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        server.close();
    }

    DocuSignConfiguration options() {
        return context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
    }

    Exchange send(String uri, Object body) {
        return context.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setBody(body));
    }
}

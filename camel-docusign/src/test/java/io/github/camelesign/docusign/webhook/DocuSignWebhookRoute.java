// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.webhook;

import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.testing.route.WebhookRoute;

/** A route that Connect calls. */
final class DocuSignWebhookRoute extends WebhookRoute {

    static final String SIGNATURE = "X-DocuSign-Signature-1";

    DocuSignWebhookRoute() throws Exception {
        super("docusign:envelopes/events");
        DocuSignConfiguration options =
                context().getComponent("docusign", DocuSignComponent.class).getConfiguration();
        options.setBaseUri("http://127.0.0.1:1");
        options.setAccountId("a1");
        options.setAccessToken("static-access-token");
    }
}

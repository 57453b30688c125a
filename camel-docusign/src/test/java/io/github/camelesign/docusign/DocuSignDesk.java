package io.github.camelesign.docusign;

import io.github.camelesign.support.testing.HookedDesk;

/** A route that waits for Connect's calls. */
final class DocuSignDesk extends HookedDesk {

    static final String SIGNATURE = "X-DocuSign-Signature-1";

    DocuSignDesk() throws Exception {
        super("docusign:envelopes/events");
        DocuSignConfiguration options =
                context().getComponent("docusign", DocuSignComponent.class).getConfiguration();
        options.setBaseUri("http://127.0.0.1:1");
        options.setAccountId("a1");
        options.setAccessToken("static-access-token");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.util.Arrays;
import java.util.List;

/** The seven operations that events come from, and the webhooks that six of them have. */
enum Source {
    SIGNNOW("signnow:document/events", true),
    DOCUSIGN("docusign:envelopes/events", true),
    YOUSIGN("yousign:signature-request/events", true),
    YOUSIGN_V2("yousign:v2/procedure/events", true),
    SIGNEASY("signeasy:pending/events", true),
    SIGNEASY_V3("signeasy:v3/envelope/events", true),
    JSIGN("jsign:envelope/events", false);

    private final String uri;
    private final boolean webhook;

    Source(String uri, boolean webhook) {
        this.uri = uri;
        this.webhook = webhook;
    }

    static List<Source> withWebhook() {
        return Arrays.stream(values()).filter(source -> source.webhook).toList();
    }

    /** The endpoint without its options. */
    String uri() {
        return uri;
    }

    String scheme() {
        return uri.substring(0, uri.indexOf(':'));
    }

    String webhookPath() {
        return "/hooks/" + name();
    }

    /** The route that asks Ada to sign, and answers with the contract's id. */
    String sendRoute() {
        return "direct:send-" + name();
    }
}

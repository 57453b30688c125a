// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code /views}: addresses that a client shows to people. */
final class ViewRoutes {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int LONGEST_URL = 470;
    private static final String CORRECT = "correct";

    private ViewRoutes() {}

    static void mount(DocuSignEndpoints endpoints) {
        String views = "/envelopes/:envelopeId/views/";
        endpoints.account("POST", views + "recipient", ViewRoutes::recipient);
        for (String view : List.of("sender", "edit", CORRECT)) {
            endpoints.account("POST", views + view, call -> senders(call, view));
        }
        endpoints.account("POST", views + "recipient_preview", call -> senders(call, "preview"));
        endpoints.account("DELETE", views + CORRECT, ViewRoutes::deleteCorrect);
        endpoints.account("POST", "/templates/:templateId/views/edit", c -> senders(c, "edit"));
        endpoints.account("POST", "/views/console", ViewRoutes::console);
    }

    private static void recipient(DocuSignCall call) {
        DocuSignEnvelope envelope = call.envelope();
        ObjectNode body = call.body();
        String returnUrl = returnUrl(JSON.text(body, "returnUrl"));
        JSON.text(body, "authenticationMethod");
        if (!body.hasNonNull("userId")) {
            JSON.text(body, "email");
            JSON.text(body, "userName");
        }
        Recipient recipient =
                envelope.recipients().stream()
                        .filter(r -> isMeant(r, body))
                        .findFirst()
                        .orElseThrow(() -> DocuSignError.of("UNKNOWN_ENVELOPE_RECIPIENT"));
        envelope.require(envelope.status() != EnvelopeStatus.CREATED, "Nobody can sign a draft.");
        DocuSignError.require(
                !recipient.is(Recipient.CREATED) || !envelope.status().isInProcess(),
                "RECIPIENT_NOT_IN_SEQUENCE");
        answer(call, envelope, recipient.guid(), returnUrl, "sign");
    }

    private static boolean isMeant(Recipient recipient, ObjectNode body) {
        String user = body.path("userId").asText();
        String id = body.path("recipientId").asText();
        boolean same =
                user.isEmpty()
                        ? recipient.isAt(body.path("email").asText())
                                && recipient.name().equals(body.path("userName").asText())
                        : recipient.guid().equals(user) || recipient.text("userId").equals(user);
        return same
                && recipient.clientUserId().equals(body.path("clientUserId").asText())
                && (id.isEmpty() || recipient.id().equals(id) || recipient.guid().equals(id));
    }

    private static void senders(DocuSignCall call, String view) {
        DocuSignEnvelope envelope = call.envelope();
        EnvelopeStatus status = envelope.status();
        envelope.require(
                !view.equals("sender") || status == EnvelopeStatus.CREATED,
                "The sender's view is for drafts.");
        envelope.require(
                !view.equals(CORRECT) || status.isInProcess(),
                "Only an envelope in process can be corrected.");
        ObjectNode body = call.optionalBody();
        String url = body.has("returnUrl") ? returnUrl(body.get("returnUrl").asText()) : null;
        answer(call, envelope, null, url, view);
    }

    private static void deleteCorrect(DocuSignCall call) {
        String id = call.envelope().id();
        call.state().links.removeIf(l -> l.envelopeId().equals(id) && l.purpose().equals(CORRECT));
        call.done();
    }

    private static void console(DocuSignCall call) {
        ObjectNode body = call.optionalBody();
        if (body.hasNonNull("envelopeId")) {
            DocuSignEnvelope envelope = call.envelope(body.get("envelopeId").asText());
            answer(call, envelope, null, null, "console");
        } else {
            call.answer(201, Map.of("url", call.state().services().uri().get() + "/"));
        }
    }

    private static void answer(
            DocuSignCall call, DocuSignEnvelope envelope, String guid, String url, String purpose) {
        String address = call.state().links.make(envelope.id(), guid, url, purpose, LIFE);
        call.answer(201, Map.of("url", address));
    }

    private static String returnUrl(String url) {
        DocuSignError.check(
                url.matches("https?://.+") && url.length() <= LONGEST_URL,
                "returnUrl must be an http(s) address of at most 470 characters.");
        return url;
    }
}

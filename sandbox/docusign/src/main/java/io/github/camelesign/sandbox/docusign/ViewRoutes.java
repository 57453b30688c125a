// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;

/** {@code /views}: addresses that a client shows to people. */
final class ViewRoutes {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int LONGEST_URL = 470;

    void mount(DocuSignEndpoints endpoints) {
        String views = "/envelopes/:envelopeId/views/";
        endpoints.account("POST", views + "recipient", this::recipient);
        endpoints.account("POST", views + "sender", call -> senders(call, "sender"));
        endpoints.account("POST", views + "edit", call -> senders(call, "edit"));
        endpoints.account("POST", views + "correct", call -> senders(call, "correct"));
        endpoints.account("DELETE", views + "correct", this::deleteCorrect);
        endpoints.account("POST", views + "recipient_preview", call -> senders(call, "preview"));
        endpoints.account("POST", "/templates/:templateId/views/edit", c -> senders(c, "edit"));
        endpoints.account("POST", "/views/console", this::console);
    }

    private void recipient(DocuSignCall call) {
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
                        .orElseThrow(DocuSignError::unknownRecipient);
        if (envelope.status() == EnvelopeStatus.CREATED) {
            throw DocuSignError.invalidStatus("created", "Nobody can sign a draft.");
        }
        if (recipient.is(Recipient.CREATED) && envelope.status().isInProcess()) {
            throw DocuSignError.bad(
                    "RECIPIENT_NOT_IN_SEQUENCE",
                    "The token for an out of sequence recipient cannot be generated.");
        }
        answer(call, envelope, recipient.guid(), returnUrl, "sign");
    }

    private static boolean isMeant(Recipient recipient, ObjectNode body) {
        boolean same =
                body.hasNonNull("userId")
                        ? recipient.guid().equals(body.get("userId").asText())
                                || recipient.data().path("userId").equals(body.get("userId"))
                        : recipient.isAt(body.path("email").asText())
                                && recipient.name().equals(body.path("userName").asText());
        String id = body.path("recipientId").asText("");
        return same
                && recipient.clientUserId().equals(body.path("clientUserId").asText(""))
                && (id.isEmpty() || recipient.id().equals(id) || recipient.guid().equals(id));
    }

    private static void senders(DocuSignCall call, String view) {
        DocuSignEnvelope envelope = call.envelope();
        if (view.equals("sender") && envelope.status() != EnvelopeStatus.CREATED) {
            throw DocuSignError.invalidStatus(
                    envelope.status().word(), "The sender's view is for drafts.");
        }
        if (view.equals("correct") && !envelope.status().isInProcess()) {
            throw DocuSignError.invalidStatus(
                    envelope.status().word(), "Only an envelope in process can be corrected.");
        }
        ObjectNode body = call.optionalBody();
        String returnUrl = body.path("returnUrl").asText(null);
        answer(call, envelope, null, returnUrl == null ? null : returnUrl(returnUrl), view);
    }

    private void deleteCorrect(DocuSignCall call) {
        call.state().links.remove(call.envelope().id(), "correct");
        call.done();
    }

    private void console(DocuSignCall call) {
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
        if (!url.matches("https?://.+") || url.length() > LONGEST_URL) {
            throw DocuSignError.invalidParameter(
                    "returnUrl must be an http(s) address of at most 470 characters.");
        }
        return url;
    }
}

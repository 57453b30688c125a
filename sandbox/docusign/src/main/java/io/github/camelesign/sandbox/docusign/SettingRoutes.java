// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Notifications and e-mail settings of envelopes and templates. */
final class SettingRoutes {
    private static final String EMAIL_SETTINGS = "/envelopes/:envelopeId/email_settings";
    private static final String USUAL =
            """
            {"useAccountDefaults": "false",
             "reminders": {"reminderEnabled": "false", "reminderDelay": "0",
                           "reminderFrequency": "0"},
             "expirations": {"expireEnabled": "true", "expireAfter": "120", "expireWarn": "0"}}
            """;

    void mount(DocuSignEndpoints endpoints) {
        endpoints.both("GET", "/notification", call -> call.answer(notification(call.envelope())));
        endpoints.both("PUT", "/notification", this::setNotification);
        endpoints.account(
                "GET",
                EMAIL_SETTINGS,
                call -> call.answer(call.envelope().copy().data().withObject("/emailSettings")));
        endpoints.account("POST", EMAIL_SETTINGS, call -> setEmailSettings(call, 201));
        endpoints.account("PUT", EMAIL_SETTINGS, call -> setEmailSettings(call, 200));
        endpoints.account("DELETE", EMAIL_SETTINGS, this::removeEmailSettings);
    }

    private void setNotification(DocuSignCall call) {
        ObjectNode body = call.body();
        DocuSignEnvelope after =
                call.change(
                        envelope -> {
                            envelope.data().withObject("/notification").setAll(body);
                            if (envelope.status().isInProcess()) {
                                EnvelopeLife.expire(
                                        envelope, envelope.time("sentDateTime").orElseThrow());
                            }
                        });
        call.answer(notification(after));
    }

    private static ObjectNode notification(DocuSignEnvelope envelope) {
        ObjectNode json = DocuSignError.JSON.of(USUAL);
        ObjectNode set = envelope.copy().data().withObject("/notification");
        for (String part : new String[] {"reminders", "expirations"}) {
            json.withObject("/" + part).setAll(set.withObject("/" + part));
        }
        return json.put(
                "useAccountDefaults", String.valueOf(Scalars.isTrue(set, "useAccountDefaults")));
    }

    private static void setEmailSettings(DocuSignCall call, int status) {
        ObjectNode body = call.body();
        DocuSignEnvelope after =
                call.change(e -> e.data().withObject("/emailSettings").setAll(body));
        call.answer(status, after.data().get("emailSettings"));
    }

    private void removeEmailSettings(DocuSignCall call) {
        ObjectNode old = call.envelope().copy().data().withObject("/emailSettings");
        call.change(envelope -> envelope.data().remove("emailSettings"));
        call.answer(old);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Notifications and e-mail settings of envelopes and templates. */
final class SettingRoutes {
    private static final String EMAIL_SETTINGS = "/envelopes/:envelopeId/email_settings";

    private SettingRoutes() {}

    static void mount(DocuSignEndpoints endpoints) {
        endpoints.both("GET", "/notification", call -> call.answer(notification(call.envelope())));
        endpoints.both("PUT", "/notification", SettingRoutes::setNotification);
        endpoints.account("GET", EMAIL_SETTINGS, call -> call.answer(emailSettings(call)));
        endpoints.account("POST", EMAIL_SETTINGS, call -> setEmailSettings(call, 201));
        endpoints.account("PUT", EMAIL_SETTINGS, call -> setEmailSettings(call, 200));
        endpoints.account("DELETE", EMAIL_SETTINGS, SettingRoutes::removeEmailSettings);
    }

    private static void setNotification(DocuSignCall call) {
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
        ObjectNode json = Answers.of("notification", envelope);
        ObjectNode set = envelope.copy().data().withObject("/notification");
        for (String part : new String[] {"reminders", "expirations"}) {
            json.withObject("/" + part).setAll(set.withObject("/" + part));
        }
        return json.put(
                "useAccountDefaults", String.valueOf(Scalars.isTrue(set, "useAccountDefaults")));
    }

    private static ObjectNode emailSettings(DocuSignCall call) {
        return call.envelope().copy().data().withObject("/emailSettings");
    }

    private static void setEmailSettings(DocuSignCall call, int status) {
        ObjectNode body = call.body();
        call.change(e -> e.data().withObject("/emailSettings").setAll(body));
        call.answer(status, emailSettings(call));
    }

    private static void removeEmailSettings(DocuSignCall call) {
        ObjectNode old = emailSettings(call);
        call.change(envelope -> envelope.data().remove("emailSettings"));
        call.answer(old);
    }
}

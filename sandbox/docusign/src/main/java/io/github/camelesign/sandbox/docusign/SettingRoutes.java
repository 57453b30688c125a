// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.function.BiFunction;

/** Custom fields, notifications and e-mail settings of envelopes and templates. */
final class SettingRoutes {
    void mount(DocuSignEndpoints endpoints) {
        endpoints.both("GET", "/custom_fields", this::listCustomFields);
        endpoints.both(
                "POST", "/custom_fields", c -> changeCustomFields(c, 201, CustomFields::add));
        endpoints.both(
                "PUT", "/custom_fields", c -> changeCustomFields(c, 200, CustomFields::update));
        endpoints.both(
                "DELETE", "/custom_fields", c -> changeCustomFields(c, 200, CustomFields::remove));
        endpoints.both("GET", "/notification", this::showNotification);
        endpoints.both("PUT", "/notification", this::setNotification);
        endpoints.account("GET", EMAIL_SETTINGS, this::showEmailSettings);
        endpoints.account("POST", EMAIL_SETTINGS, call -> setEmailSettings(call, 201));
        endpoints.account("PUT", EMAIL_SETTINGS, call -> setEmailSettings(call, 200));
    }

    private static final String EMAIL_SETTINGS = "/envelopes/:envelopeId/email_settings";

    private void listCustomFields(DocuSignCall call) {
        call.answer(CustomFields.of(call.envelope().copy().data()));
    }

    private static void changeCustomFields(
            DocuSignCall call, int status, BiFunction<ObjectNode, ObjectNode, ObjectNode> change) {
        ObjectNode body = call.body();
        ObjectNode answer = JsonReader.object();
        call.change(envelope -> answer.setAll(change.apply(envelope.data(), body)));
        call.answer(status, answer);
    }

    private void showNotification(DocuSignCall call) {
        call.answer(notification(call.envelope()));
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
        ObjectNode json = JsonReader.object().put("useAccountDefaults", "false");
        json.putObject("reminders")
                .put("reminderEnabled", "false")
                .put("reminderDelay", "0")
                .put("reminderFrequency", "0");
        json.putObject("expirations")
                .put("expireEnabled", "true")
                .put("expireAfter", "120")
                .put("expireWarn", "0");
        if (envelope.data().path("notification") instanceof ObjectNode set) {
            for (String part : new String[] {"reminders", "expirations"}) {
                if (set.path(part) instanceof ObjectNode values) {
                    json.withObject("/" + part).setAll(values);
                }
            }
            json.put(
                    "useAccountDefaults",
                    String.valueOf(Scalars.isTrue(set, "useAccountDefaults")));
        }
        return json;
    }

    private void showEmailSettings(DocuSignCall call) {
        call.answer(call.envelope().copy().data().withObject("/emailSettings"));
    }

    private static void setEmailSettings(DocuSignCall call, int status) {
        ObjectNode body = call.body();
        DocuSignEnvelope after =
                call.change(e -> e.data().withObject("/emailSettings").setAll(body));
        call.answer(status, after.data().get("emailSettings"));
    }
}

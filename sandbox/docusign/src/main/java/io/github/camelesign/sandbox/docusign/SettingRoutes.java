// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Notifications, e-mail settings and locks of envelopes and templates, which keep them. A lock lets
 * one client alone edit.
 */
final class SettingRoutes {
    private static final String EMAIL_SETTINGS = "/envelopes/:envelopeId/email_settings";

    private static final int LONGEST_LOCK = 1800;
    private static final JsonReader HEADER =
            new JsonReader(
                    complaint -> DocuSignError.invalidParameter("X-DocuSign-Edit: " + complaint));

    private SettingRoutes() {}

    static void mount(DocuSignEndpoints endpoints) {
        endpoints.both("GET", "/notification", call -> call.answer(notification(call.envelope())));
        endpoints.both("PUT", "/notification", SettingRoutes::setNotification);
        endpoints.account("GET", EMAIL_SETTINGS, call -> call.answer(emailSettings(call)));
        endpoints.account("POST", EMAIL_SETTINGS, call -> setEmailSettings(call, 201));
        endpoints.account("PUT", EMAIL_SETTINGS, call -> setEmailSettings(call, 200));
        endpoints.account("DELETE", EMAIL_SETTINGS, SettingRoutes::removeEmailSettings);
        endpoints.both("GET", "/lock", call -> call.answer(lock(call.envelope(), call.now())));
        endpoints.both("POST", "/lock", SettingRoutes::createLock);
        endpoints.both("PUT", "/lock", SettingRoutes::updateLock);
        endpoints.both("DELETE", "/lock", SettingRoutes::deleteLock);
    }

    private static void setNotification(DocuSignCall call) {
        call.answer(notification(call.change(envelope -> notify(envelope, call.body()))));
    }

    private static void notify(DocuSignEnvelope envelope, ObjectNode settings) {
        envelope.data().withObject("/notification").setAll(settings);
        if (envelope.status().isInProcess()) {
            EnvelopeLife.expire(envelope, envelope.time("sentDateTime").orElseThrow());
        }
    }

    private static ObjectNode notification(DocuSignEnvelope envelope) {
        ObjectNode json = Answers.of("notification", envelope);
        ObjectNode set = envelope.copy().data().withObject("/notification");
        for (String part : List.of("/reminders", "/expirations")) {
            json.withObject(part).setAll(set.withObject(part));
        }
        boolean usual = Scalars.isTrue(set, "useAccountDefaults");
        return json.put("useAccountDefaults", String.valueOf(usual));
    }

    private static ObjectNode emailSettings(DocuSignCall call) {
        return call.envelope().copy().data().withObject("/emailSettings");
    }

    private static void setEmailSettings(DocuSignCall call, int status) {
        call.change(e -> e.data().withObject("/emailSettings").setAll(call.body()));
        call.answer(status, emailSettings(call));
    }

    private static void removeEmailSettings(DocuSignCall call) {
        ObjectNode old = emailSettings(call);
        call.change(envelope -> envelope.data().remove("emailSettings"));
        call.answer(old);
    }

    private static void createLock(DocuSignCall call) {
        ObjectNode body = call.body();
        DocuSignError.check(
                body.path("lockType").asText("edit").equals("edit"), "lockType must be edit.");
        ObjectNode lock =
                Answers.of("lock", Map.of("token", UUID.randomUUID(), "user", call.user()));
        lock.put("useScratchPad", String.valueOf(Scalars.isTrue(body, "useScratchPad")));
        setLock(lock, body, call.now());
        call.state().change(call.envelope(), envelope -> add(lock, envelope, call.now()));
        call.answer(201, lock);
    }

    private static void add(ObjectNode lock, DocuSignEnvelope envelope, Instant now) {
        DocuSignError.require(
                openLock(envelope, now).isEmpty(), "EDIT_LOCK_ENVELOPE_ALREADY_LOCKED");
        envelope.data().set("lock", lock);
    }

    private static void setLock(ObjectNode lock, ObjectNode body, Instant now) {
        int usual = lock.path("lockDurationInSeconds").asInt();
        int seconds =
                Math.min(LONGEST_LOCK, Scalars.number(body, "lockDurationInSeconds", 1, usual));
        String app = body.path("lockedByApp").asText(lock.path("lockedByApp").asText());
        lock.put("lockDurationInSeconds", String.valueOf(seconds))
                .put("lockedByApp", app)
                .put("lockedUntilDateTime", Scalars.write(now.plusSeconds(seconds)));
    }

    private static void updateLock(DocuSignCall call) {
        Instant now = call.now();
        call.state().change(call.envelopeToChange(), e -> setLock(lock(e, now), call.body(), now));
        call.answer(lock(call.envelope(), now));
    }

    private static void deleteLock(DocuSignCall call) {
        ObjectNode lock = lock(call.envelope(), call.now());
        call.state().change(call.envelopeToChange(), envelope -> envelope.data().remove("lock"));
        call.answer(lock);
    }

    private static Optional<ObjectNode> openLock(DocuSignEnvelope envelope, Instant now) {
        return Optional.ofNullable((ObjectNode) envelope.data().get("lock"))
                .filter(l -> Instant.parse(l.get("lockedUntilDateTime").asText()).isAfter(now));
    }

    private static ObjectNode lock(DocuSignEnvelope envelope, Instant now) {
        return openLock(envelope, now)
                .orElseThrow(() -> DocuSignError.of("EDIT_LOCK_ENVELOPE_NOT_LOCKED"));
    }

    /** Refuses a change of a locked envelope without the token of its lock. */
    static void checkLock(DocuSignEnvelope envelope, String editHeader, Instant now) {
        ObjectNode lock = openLock(envelope, now).orElse(null);
        DocuSignError.require(
                lock == null || lock.get("lockToken").asText().equals(token(editHeader)),
                "EDIT_LOCK_NOT_LOCK_OWNER",
                lock == null ? "" : lock.at("/lockedByUser/userName").asText());
    }

    private static String token(String header) {
        JsonNode edit = header == null ? JsonReader.object() : Xml.orJson(header, HEADER);
        // written with a small or a capital letter
        return edit.path("LockToken").asText(edit.path("lockToken").asText());
    }
}

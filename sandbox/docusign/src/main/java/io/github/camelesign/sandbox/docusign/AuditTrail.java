// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happened to each envelope. */
final class AuditTrail {
    private static final List<Entry> NONE = List.of();

    private final Map<String, List<Entry>> entries = new ConcurrentHashMap<>();

    /**
     * One thing that happened.
     *
     * @param action the word of the event, for example {@code envelope-sent}
     * @param status of the envelope, then
     */
    record Entry(
            Instant at, String action, String userName, String email, String guid, String status) {
        /** As the certificate shows it. */
        String line() {
            return at + "   " + action + "   " + userName + "   " + email;
        }
    }

    void add(Event event, Instant now) {
        DocuSignEnvelope envelope = event.envelope();
        Recipient by = event.recipient();
        entries.computeIfAbsent(envelope.id(), id -> new CopyOnWriteArrayList<>())
                .add(
                        new Entry(
                                now,
                                event.name(),
                                by == null ? envelope.owner().name() : by.name(),
                                by == null ? envelope.owner().email() : by.email(),
                                by == null ? envelope.owner().id() : by.guid(),
                                envelope.status().word()));
    }

    List<Entry> of(String envelopeId) {
        return entries.getOrDefault(envelopeId, NONE);
    }

    ObjectNode json(String envelopeId) {
        ObjectNode json = JsonReader.object();
        ArrayNode events = json.putArray("auditEvents");
        for (Entry entry : of(envelopeId)) {
            ArrayNode fields = events.addObject().putArray("eventFields");
            field(fields, "logTime", DocuSignTime.write(entry.at()));
            field(fields, "Source", "api");
            field(fields, "UserName", entry.userName());
            field(fields, "UserId", entry.guid());
            field(fields, "Action", entry.action());
            field(fields, "Message", entry.userName() + ": " + entry.action());
            field(fields, "EnvelopeStatus", entry.status());
            field(fields, "ClientIPAddress", "127.0.0.1");
            field(fields, "Information", "");
            field(fields, "Language", "en");
        }
        return json;
    }

    private static void field(ArrayNode fields, String name, String value) {
        fields.addObject().put("name", name).put("value", value);
    }
}

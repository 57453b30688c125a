// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Somebody who gets an envelope, or a role of a template. Only a copy is ever changed. */
record Recipient(RecipientKind kind, ObjectNode data) {
    static final String CREATED = "created";
    static final String SENT = "sent";
    static final String DELIVERED = "delivered";
    static final String COMPLETED = "completed";
    static final String DECLINED = "declined";

    private static final Set<String> DECIDED =
            Set.of(
                    "sentDateTime",
                    "deliveredDateTime",
                    "signedDateTime",
                    "declinedDateTime",
                    "declinedReason");
    private static final Set<String> WAITING = Set.of(SENT, DELIVERED);

    /** One that nothing was sent to yet. */
    static Recipient of(RecipientKind kind, ObjectNode definition) {
        Recipient recipient = new Recipient(kind, definition.deepCopy());
        recipient.data.remove(DECIDED);
        recipient
                .data
                .put("recipientIdGuid", UUID.randomUUID().toString())
                .put("recipientType", kind.word())
                .put("status", CREATED);
        recipient.putIfAbsent("routingOrder", "1");
        recipient.putIfAbsent("requireIdLookup", "false");
        recipient.putIfAbsent("deliveryMethod", "email");
        ObjectNode tabs = definition.path("tabs") instanceof ObjectNode t ? t : JsonReader.object();
        recipient.data.set("tabs", JsonReader.object());
        Tabs.add(recipient, tabs);
        return recipient;
    }

    Recipient copy() {
        return new Recipient(kind, data.deepCopy());
    }

    /** All tabs, by their array's name. */
    ObjectNode tabs() {
        return (ObjectNode) data.get("tabs");
    }

    String id() {
        return data.path("recipientId").asText();
    }

    String guid() {
        return data.path("recipientIdGuid").asText();
    }

    String name() {
        return data.path("name").asText(data.path("signerName").asText());
    }

    /** Of an in-person signer it is the host's. */
    String email() {
        return data.path("email").asText(data.path("hostEmail").asText());
    }

    String role() {
        return data.path("roleName").asText();
    }

    String clientUserId() {
        return data.path("clientUserId").asText();
    }

    int order() {
        return Scalars.number(data, "routingOrder", 0, 1);
    }

    String status() {
        return data.path("status").asText();
    }

    boolean is(String status) {
        return status().equals(status);
    }

    /** Whether it is their turn. */
    boolean isWaitedFor() {
        return WAITING.contains(status());
    }

    boolean isAt(String email) {
        return email().equalsIgnoreCase(email);
    }

    boolean isDone() {
        return is(COMPLETED);
    }

    /** When the turn came. */
    Optional<Instant> sent() {
        return time("sentDateTime");
    }

    Optional<Instant> time(String name) {
        return Optional.ofNullable(data.get(name)).map(t -> Instant.parse(t.asText()));
    }

    /** Sets the status and the time that belongs to it. */
    void becomes(String status, String time, Instant now) {
        data.put("status", status).put(time, DocuSignTime.write(now));
    }

    private void putIfAbsent(String name, String value) {
        if (!data.hasNonNull(name)) {
            data.put(name, value);
        }
    }

    /** As an answer shows it. */
    ObjectNode json(boolean withTabs) {
        ObjectNode json = data.deepCopy();
        if (!withTabs) {
            json.remove("tabs");
        }
        return json.put(
                "totalTabCount",
                String.valueOf(
                        StreamSupport.stream(tabs().spliterator(), false)
                                .mapToInt(JsonNode::size)
                                .sum()));
    }
}

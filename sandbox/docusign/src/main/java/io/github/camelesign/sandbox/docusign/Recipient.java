// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EmailAddress;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Somebody who gets an envelope, or a role of a template. Only a copy is ever changed. */
record Recipient(RecipientKind kind, ObjectNode data) {
    static final String CREATED = "created";
    static final String SENT = "sent";
    static final String DELIVERED = "delivered";
    static final String COMPLETED = "completed";
    static final String DECLINED = "declined";

    private static final List<String> DECIDED =
            List.of(
                    "sentDateTime",
                    "deliveredDateTime",
                    "signedDateTime",
                    "declinedDateTime",
                    "declinedReason");
    private static final Map<String, String> USUAL =
            Map.of("routingOrder", "1", "requireIdLookup", "false", "deliveryMethod", "email");

    /** One that nothing was sent to yet. */
    static Recipient of(RecipientKind kind, ObjectNode definition) {
        Recipient recipient = new Recipient(kind, definition.deepCopy());
        recipient.data.remove(DECIDED);
        recipient
                .data
                .put("recipientIdGuid", UUID.randomUUID().toString())
                .put("recipientType", kind.word())
                .put("status", CREATED);
        USUAL.forEach(
                (name, value) -> recipient.data.putIfAbsent(name, definition.textNode(value)));
        recipient.data.set("tabs", JsonReader.object());
        Tabs.add(recipient, definition.path("tabs"));
        return recipient;
    }

    /**
     * Those of a definition.
     *
     * @param recipients the object that holds an array for each kind
     */
    static List<Recipient> read(JsonNode recipients) {
        List<Recipient> read = new ArrayList<>();
        for (RecipientKind kind : RecipientKind.values()) {
            for (ObjectNode one : JSON.optionalObjects(recipients, kind.array())) {
                Recipient recipient = of(kind, one);
                DocuSignError.require(
                        !recipient.id().isBlank(), "INVALID_RECIPIENT_ID", "it has no recipientId");
                checkEmail(recipient.id(), recipient.email());
                if (one.hasNonNull("email")) {
                    recipient.data.put("email", one.get("email").asText().trim());
                }
                // refused here rather than when it is sent
                recipient.order();
                read.add(recipient);
            }
        }
        return read;
    }

    static void checkEmail(String recipientId, String email) {
        DocuSignError.require(
                email.isBlank() || EmailAddress.isValid(email.trim()),
                "INVALID_EMAIL_ADDRESS_FOR_RECIPIENT",
                recipientId);
    }

    Recipient copy() {
        return new Recipient(kind, data.deepCopy());
    }

    /** All tabs, by their array's name. */
    ObjectNode tabs() {
        return (ObjectNode) data.get("tabs");
    }

    /** The same of whatever type, to be changed or read. */
    List<ObjectNode> allTabs() {
        List<ObjectNode> all = new ArrayList<>();
        tabs().forEach(type -> type.forEach(tab -> all.add((ObjectNode) tab)));
        return all;
    }

    /** Those on one document. */
    List<ObjectNode> tabsOn(String documentId) {
        return allTabs().stream()
                .filter(tab -> tab.path("documentId").asText().equals(documentId))
                .toList();
    }

    String id() {
        return text("recipientId");
    }

    String guid() {
        return text("recipientIdGuid");
    }

    String name() {
        return data.path("name").asText(text("signerName"));
    }

    /** Of an in-person signer it is the host's. */
    String email() {
        return data.path("email").asText(text("hostEmail"));
    }

    String role() {
        return text("roleName");
    }

    String clientUserId() {
        return text("clientUserId");
    }

    int order() {
        return Scalars.number(data, "routingOrder", 0, 1);
    }

    String status() {
        return text("status");
    }

    /** Empty when it is not there. */
    String text(String field) {
        return data.path(field).asText();
    }

    boolean is(String status) {
        return status().equals(status);
    }

    /** Whether it is their turn. */
    boolean isWaitedFor() {
        return is(SENT) || is(DELIVERED);
    }

    boolean isAt(String email) {
        return email().equalsIgnoreCase(email);
    }

    boolean isDone() {
        return is(COMPLETED);
    }

    /** A role that nobody took stays out of an envelope. */
    boolean isNobody() {
        return email().isEmpty() && name().isEmpty();
    }

    /** When the turn came of somebody who is waited for. */
    Instant sent() {
        return time("sentDateTime").orElseThrow();
    }

    Optional<Instant> time(String name) {
        return Optional.ofNullable(data.get(name)).map(t -> Instant.parse(t.asText()));
    }

    /** Sets the status and the time that belongs to it. */
    void becomes(String status, Instant now) {
        data.put("status", status).put(status + "DateTime", DocuSignTime.write(now));
    }

    /** As an answer shows it. */
    ObjectNode json(boolean withTabs) {
        ObjectNode json = data.deepCopy().put("totalTabCount", String.valueOf(allTabs().size()));
        return withTabs ? json : json.without("tabs");
    }
}

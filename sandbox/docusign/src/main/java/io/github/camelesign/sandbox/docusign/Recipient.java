// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.JsonReader.EmailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Somebody who gets an envelope, or a role of a template. Only a copy is ever changed. */
record Recipient(Kind kind, ObjectNode data) {
    static final String CREATED = "created";
    static final String SENT = "sent";
    static final String DELIVERED = "delivered";
    static final String COMPLETED = "completed";
    static final String DECLINED = "declined";

    private static final String DECIDED = "(sent|delivered|signed|declined)DateTime|declinedReason";
    private static final Map<String, String> USUAL =
            Map.of("routingOrder", "1", "requireIdLookup", "false", "deliveryMethod", "email");

    /**
     * What a recipient is there for: those up to the witness of a notary sign, those up to the
     * intermediary read, the others are informed.
     */
    enum Kind {
        SIGNER("signers"),
        IN_PERSON_SIGNER("inPersonSigners"),
        WITNESS("witnesses"),
        NOTARY("notaries"),
        NOTARY_WITNESS("notaryWitnesses"),
        CERTIFIED_DELIVERY("certifiedDeliveries"),
        AGENT("agents"),
        EDITOR("editors"),
        INTERMEDIARY("intermediaries"),
        CARBON_COPY("carbonCopies"),
        SEAL("seals"),
        PARTICIPANT("participants");

        /** The array that holds such recipients. */
        final String array;

        Kind(String array) {
            this.array = array;
        }

        /** As in {@code recipientType}. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace("_", "");
        }

        boolean signs() {
            return compareTo(NOTARY_WITNESS) <= 0;
        }

        /** Whether the envelope waits until such a recipient has done something. */
        boolean isWaitedFor() {
            return compareTo(INTERMEDIARY) <= 0;
        }

        static boolean is(String array) {
            return Arrays.stream(values()).anyMatch(kind -> kind.array.equals(array));
        }
    }

    /** One that nothing was sent to yet. */
    static Recipient of(Kind kind, ObjectNode definition) {
        Recipient recipient = new Recipient(kind, definition.deepCopy());
        recipient.data.properties().removeIf(field -> field.getKey().matches(DECIDED));
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
        for (Kind kind : Kind.values()) {
            for (ObjectNode one : JSON.optionalObjects(recipients, kind.array)) {
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

    int order() {
        return Scalars.number(data, "routingOrder", 0, 1);
    }

    /** Empty when it is not there. */
    String text(String field) {
        return data.path(field).asText();
    }

    boolean is(String status) {
        return text("status").equals(status);
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
        data.put("status", status).put(status + "DateTime", Scalars.write(now));
    }

    /** As an answer shows it. */
    ObjectNode json(boolean withTabs) {
        ObjectNode json = data.deepCopy().put("totalTabCount", String.valueOf(allTabs().size()));
        return withTabs ? json : json.without("tabs");
    }
}

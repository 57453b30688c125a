// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.yousign.Person.Kind;
import io.github.camelesign.sandbox.yousign.YousignError.Violation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Documents and the people who sign and approve them, and its steps from draft to its end. */
final class SignatureRequest extends YousignEnvelope {
    /** How things are made that are made through the API. */
    static final String SOURCE = "public_api";

    private static final String AFTER = "insert_after_id";
    private static final String WITH = "group_with_id";
    private static final int DEFAULT_MONTHS = 6;

    final List<Recipient> signers = new ArrayList<>();
    final List<Recipient> approvers = new ArrayList<>();
    final List<ObjectNode> followers = new ArrayList<>();
    final Set<String> labelIds = new LinkedHashSet<>();

    SignatureRequest(YousignState state, ObjectNode settings) {
        super("signature_request", state, settings.setAll(Defaults.of("progress")));
        expires = created.atZone(ZoneOffset.UTC).plusMonths(DEFAULT_MONTHS).toInstant();
    }

    /** The owner, unless the activation named somebody. */
    ObjectNode senderUser() {
        String sender = settings.path("sender_id").asText();
        return state.accounts.users.find(sender).orElseGet(state.accounts::owner);
    }

    @Override
    String sender() {
        return senderUser().path("email").asText();
    }

    @Override
    Stream<Recipient> people() {
        return Stream.concat(approvers.stream(), signers.stream());
    }

    List<Recipient> people(Kind kind) {
        return kind == Kind.SIGNER ? signers : approvers;
    }

    Recipient person(Kind kind, String personId) {
        return YousignError.notFound(kind.word() + " " + personId)
                .unless(people(kind), one -> one.id.equals(personId));
    }

    YousignDocument document(String documentId) {
        return YousignError.notFound("Document " + documentId)
                .unless(documents, document -> document.id.equals(documentId));
    }

    /** Whether it has not been sent yet; else most of it is closed to changes. */
    void requireDraft() {
        require(status == Status.DRAFT, "in draft");
    }

    /** Refuses what the status does not allow. */
    void require(boolean isCompatible, String expected) {
        YousignError.incompatible(
                        "signature_request",
                        "The signature request must be " + expected + ", it is in " + status.word())
                .when(!isCompatible);
    }

    void activate() {
        requireDraft();
        requireComplete();
        arrange();
        lastReminder = state.now();
        settings.put("activated_at", Forms.text(lastReminder));
        turnToNext(() -> happened("activated", null));
    }

    private void requireComplete() {
        List<Violation> missing = new ArrayList<>();
        if (signers.isEmpty()) {
            missing.add(new Violation("signers", "At least one signer is required"));
        }
        if (signableDocuments().findAny().isEmpty()) {
            missing.add(new Violation("documents", "At least one signable document is required"));
        }
        for (int i = 0; i < signers.size(); i++) {
            if (signers.get(i).marks().stream()
                    .noneMatch(field -> field.path("type").asText().equals("signature"))) {
                String name = "signers[" + i + "][fields]";
                missing.add(new Violation(name, "At least one signature field is required"));
            }
        }
        if (!expires.isAfter(state.now())) {
            missing.add(new Violation("expiration_date", "The date cannot be in the past"));
        }
        YousignError.violated(missing).when(!missing.isEmpty());
    }

    @Override
    Status status(Person<?> first) {
        return first == null ? Status.DONE : first.isApprover() ? Status.APPROVAL : Status.ONGOING;
    }

    @Override
    void becomes(Status newStatus) {
        super.becomes(newStatus);
        if (newStatus == Status.DONE) {
            settings.put("completed_at", Forms.text(state.now()));
        }
    }

    /**
     * Brings the stages in line with the lists. Without a custom order all approvers come before
     * the signers; each group acts at once, or one by one in the order of its list.
     */
    void arrange() {
        if (is("custom_recipient_order")) {
            List<Integer> used = people().map(p -> p.stage).distinct().sorted().toList();
            people().forEach(p -> p.stage = used.indexOf(p.stage));
        } else {
            int stage = number(approvers, 0, is("ordered_approvers"));
            number(signers, stage, is("ordered_signers"));
        }
    }

    private static int number(List<Recipient> group, int first, boolean ordered) {
        for (int i = 0; i < group.size(); i++) {
            group.get(i).stage = first + (ordered ? i : 0);
        }
        return group.isEmpty() ? first : group.get(group.size() - 1).stage + 1;
    }

    /** Puts somebody in: after or together with somebody who is there, or at the end. */
    void place(Recipient recipient, JsonNode wanted) {
        boolean isBehind = wanted.hasNonNull(AFTER);
        List<Recipient> group = people(recipient.kind);
        int index = group.size();
        if (is("custom_recipient_order")) {
            recipient.stage = stage(wanted);
        } else {
            YousignError.violated(WITH, "This needs a request with custom_recipient_order")
                    .when(!recipient.isApprover() && wanted.hasNonNull(WITH));
            YousignError.violated(AFTER, "This needs a request with ordered_signers")
                    .when(!recipient.isApprover() && isBehind && !is("ordered_signers"));
            index = isBehind ? group.indexOf(named(group, wanted, AFTER)) + 1 : index;
        }
        group.add(index, recipient);
        arrange();
    }

    private int stage(JsonNode wanted) {
        List<Recipient> all = people().toList();
        if (wanted.hasNonNull(WITH)) {
            return named(all, wanted, WITH).stage;
        }
        if (!wanted.hasNonNull(AFTER)) {
            return all.stream().mapToInt(r -> r.stage + 1).max().orElse(0);
        }
        int stage = named(all, wanted, AFTER).stage + 1;
        all.stream().filter(r -> r.stage >= stage).forEach(r -> r.stage++);
        return stage;
    }

    private static Recipient named(List<Recipient> people, JsonNode wanted, String property) {
        JsonNode id = wanted.get(property);
        return YousignError.unknown(property, id).unless(people, one -> one.id.equals(id.asText()));
    }

    /** Nobody is waited for any more. */
    void end(Status how) {
        becomes(how);
        signers.stream().filter(s -> !s.hasActed()).forEach(s -> s.becomes("aborted"));
    }

    void cancel(String reason) {
        require(status.isOpen(), "in approval or ongoing");
        end(Status.CANCELED);
        happened("canceled", reason);
    }

    void reactivate(Instant newExpires) {
        require(status == Status.EXPIRED, "expired");
        expires = newExpires;
        lastReminder = state.now();
        turnToNext(() -> happened("reactivated", null));
    }

    void delete(boolean permanently) {
        require(!status.isOpen(), "in draft or over");
        status = Status.DELETED;
        happened(permanently ? "permanently_deleted" : "deleted", null);
        if (permanently) {
            state.requests.remove(this);
            state.resources().remove(DescribedVersionThree.ROOT + "/signature_requests/" + id);
        }
    }

    @Override
    void remindInTime() {
        JsonNode rule = settings.path("reminder_settings");
        int most = rule.path("max_occurrences").asInt();
        if (status == Status.ONGOING && isReminderDue(rule.path("interval_in_days"), most)) {
            lastReminder = state.now();
            reminders++;
            signers.stream()
                    .filter(Recipient::isAsked)
                    .forEach(signer -> signer.reminded("automatic_reminder_executed"));
        }
    }

    @Override
    ObjectNode json() {
        ObjectNode json = json(p -> JsonReader.object().put("id", p.id).put("status", p.status));
        return DescribedVersionThree.complete("SignatureRequest", json, state.now());
    }

    /** With what is to be shown of people, after an activation their links. */
    ObjectNode json(Function<Recipient, ObjectNode> shown) {
        ObjectNode json = settings.deepCopy();
        json.put("id", id)
                .put("status", status.word())
                .put("source", SOURCE)
                .put("created_at", Forms.text(created))
                .put("expiration_date", Forms.text(expires));
        json.set("sender", senderUser());
        json.set("labels", labels());
        json.putArray("custom_properties");
        json.set("documents", YousignCall.array(documents, document -> document.json(this)));
        json.set("signers", YousignCall.array(signers, shown));
        return json.set("approvers", YousignCall.array(approvers, shown));
    }

    ArrayNode labels() {
        List<ObjectNode> known =
                labelIds.stream().flatMap(l -> state.labels.find(l).stream()).toList();
        return YousignCall.array(known, label -> label.retain("id", "name"));
    }
}

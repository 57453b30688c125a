// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.AllowedHosts;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.github.camelesign.sandbox.core.described.SchemaViolation;
import io.vertx.ext.web.FileUpload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What rules the resources of version 3 have that its description does not say. */
final class ResourceRules {
    private static final Duration INVITED_FOR = Duration.ofDays(7);
    private static final int SECRET_LENGTH = 32;
    private static final int MOST_ASKED_FOR = 10;

    /** Which event follows the creation of a resource. */
    static final Map<String, String> EVENTS =
            Map.ofEntries(
                    Map.entry("/contacts", "contact.created"),
                    Map.entry("/electronic_seals", "electronic_seal.done"),
                    Map.entry("/document_analyses", "document_analysis.done"),
                    Map.entry("/verifications/bank_accounts", "verification.bank_account.done"),
                    Map.entry(
                            "/verifications/bank_account_lookups",
                            "verification.bank_account_lookup.done"),
                    Map.entry("/verifications/companies", "verification.company.done"),
                    Map.entry(
                            "/verifications/identity_documents",
                            "verification.identity_document.done"),
                    Map.entry("/verifications/identity_videos", "verification.identity_video.done"),
                    Map.entry(
                            "/verifications/proofs_of_address",
                            "verification.proof_of_address.done"),
                    Map.entry("/verifications/watchlists", "verification.watchlist.done"),
                    Map.entry("/workflow_sessions", "workflow_session.started"),
                    Map.entry(
                            "/workflow_sessions/{workflowSessionId}/applicants",
                            "applicant.notified"));

    private final AllowedHosts hosts;

    ResourceRules(AllowedHosts hosts) {
        this.hosts = hosts;
    }

    /** Refuses what may not be, and says what is new besides. */
    ObjectNode before(YousignCall call, DescribedOperation operation, ObjectNode given) {
        boolean isNew = operation.method().equals("POST");
        given.put(isNew ? "created_at" : "updated_at", Timestamps.text(call.now()));
        if (isNew) {
            given.put("source", EventPublisher.SOURCE);
            if (!given.hasNonNull("workspace_id")) {
                given.put("workspace_id", call.state().accounts.defaultWorkspaceId());
            }
            call.ctx().fileUploads().forEach(file -> describe(given, file));
            nameParents(call, operation, given);
        }
        switch (operation.method() + " " + operation.path()) {
            case "POST /labels", "PATCH /labels/{labelId}" -> requireUniqueName(call, given);
            case "POST /users" -> invite(call, given);
            case "PATCH /users/{userId}" -> {
                if (given.has("active")) {
                    given.set("is_active", given.get("active"));
                }
            }
            case "DELETE /users/{userId}" -> {
                if (!given.path("status").asText().equals("invited")) {
                    throw YousignError.refused(
                            "user.status_not_compatible", "Only an invited user can be deleted");
                }
            }
            case "POST /workspaces" -> given.put("updated_at", Timestamps.text(call.now()));
            case "POST /webhooks", "PATCH /webhooks/{webhookId}" -> webhook(given, isNew);
            case "POST /custom_experiences/{customExperienceId}/logo" ->
                    given.put("logo", call.base() + call.ctx().normalizedPath());
            default -> askedOfSigners(call, operation, given);
        }
        return given;
    }

    /** As {@code workflow_session_id} of {@code /workflow_sessions/{workflowSessionId}/…}. */
    private static void nameParents(
            YousignCall call, DescribedOperation operation, ObjectNode given) {
        for (String segment : operation.segments()) {
            String variable = DescribedOperation.variable(segment);
            if (variable != null) {
                String name = variable.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
                given.put(name, call.path(variable));
            }
        }
    }

    private static void describe(ObjectNode given, FileUpload file) {
        given.put("filename", file.fileName())
                .put("content_type", file.contentType())
                .put("size", file.size());
        try {
            given.put("sha256", FileIntake.sha256(Path.of(file.uploadedFileName())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireUniqueName(YousignCall call, ObjectNode label) {
        boolean isTaken =
                call.state().labels.all().stream()
                        .filter(other -> !other.path("id").asText().equals(call.path("labelId")))
                        .anyMatch(other -> other.get("name").equals(label.get("name")));
        if (isTaken) {
            throw YousignError.violated("name", "There is a label of this name already");
        }
    }

    private static void invite(YousignCall call, ObjectNode user) {
        Accounts accounts = call.state().accounts;
        String email = user.path("email").asText();
        if (accounts.users.all().stream()
                .anyMatch(other -> other.path("email").asText().equalsIgnoreCase(email))) {
            throw YousignError.violated("email", "There is a user of this e-mail already");
        }
        JsonNode workspaces = user.path("workspaces");
        ArrayNode objects = user.putArray("workspaces");
        for (JsonNode id : workspaces) {
            if (accounts.workspaces.find(id.asText()).isEmpty()) {
                throw YousignError.violated("workspaces", "There is no workspace " + id.asText());
            }
            objects.addObject().set("id", id);
        }
        user.put("is_active", true).put("status", "invited");
    }

    private static void webhook(ObjectNode given, boolean isNew) {
        if (isNew ? !given.hasNonNull("secret_key") : given.path("secret_key").isNull()) {
            given.put("secret_key", RandomIds.hex(SECRET_LENGTH / 2));
        }
        if (isNew && !given.has("workspaces")) {
            given.putArray("workspaces").add("*");
        }
    }

    /** Adds what the description cannot say. */
    void judge(YousignCall call, DescribedOperation operation, List<SchemaViolation> found) {
        if (operation.path().startsWith("/webhooks") && call.json().path("endpoint").isTextual()) {
            String endpoint = call.json().get("endpoint").textValue();
            if (!isSafe(endpoint)) {
                String reason = "should be https, or in the sandbox an address of an allowed host";
                found.add(new SchemaViolation(List.of("endpoint"), "format", reason));
            }
        }
    }

    private boolean isSafe(String endpoint) {
        try {
            URI uri = URI.create(endpoint);
            return "https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme()) && hosts.allows(uri.getHost());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Consent, and documents of their own, are asked for in drafts only. */
    private static void askedOfSigners(
            YousignCall call, DescribedOperation operation, ObjectNode given) {
        if (!operation.path().matches(".*/(consent|document)_requests(/\\{[^/]+})?")) {
            return;
        }
        SignatureRequest request = call.signatureRequest();
        request.requireDraft();
        if (operation.method().equals("POST")
                && call.state().resources().below(call.storePath()).size() >= MOST_ASKED_FOR) {
            throw YousignError.violated("", "There may be " + MOST_ASKED_FOR + " of them at most");
        }
        for (JsonNode id : given.path("signer_ids")) {
            if (request.signers.stream().noneMatch(s -> s.id().equals(id.asText()))) {
                throw YousignError.violated("signer_ids", "There is no signer " + id.asText());
            }
        }
        if (given.hasNonNull("document_id")) {
            request.document(given.get("document_id").asText());
        }
    }

    /** What follows from a change. */
    void changed(YousignCall call, DescribedOperation operation, ObjectNode resource) {
        YousignState state = call.state();
        if (!operation.method().equals("POST")) {
            return;
        }
        if (operation.path().equals("/users")) {
            invited(state, resource);
        }
        String event = EVENTS.get(operation.path());
        if (event != null) {
            ObjectNode done = resource.deepCopy();
            if (event.endsWith(".done")) {
                finish(call, operation, done);
                String id = resource.path("id").asText();
                state.resources().put(call.storePath() + "/" + id, done);
            }
            publish(state, event, done);
        }
    }

    /** What takes its time at Yousign is over at once. */
    private static void finish(
            YousignCall call, DescribedOperation operation, ObjectNode resource) {
        for (String status : List.of("verified", "done")) {
            ObjectNode example = JsonReader.object().put("status", status);
            if (call
                    .conventions()
                    .description()
                    .violations(operation.answerSchema(), example, false)
                    .stream()
                    .noneMatch(one -> one.rule().equals("enum"))) {
                resource.put("status", status);
                return;
            }
        }
    }

    private static void publish(YousignState state, String event, ObjectNode resource) {
        String[] name = event.split("\\.");
        state.publisher.ofResource(
                event,
                name[name.length - 2],
                resource,
                resource.path("workspace_id").asText(state.accounts.defaultWorkspaceId()));
    }

    /** An event about the last resource of its kind, or about one that was never made. */
    static void publishSample(YousignState state, String event) {
        String family = event.substring(0, event.lastIndexOf('.'));
        String path =
                family.equals("user")
                        ? "/users"
                        : EVENTS.entrySet().stream()
                                .filter(entry -> entry.getValue().startsWith(family + "."))
                                .map(Map.Entry::getKey)
                                .findFirst()
                                .orElse("");
        publish(
                state,
                event,
                state.resources().below(DescribedVersionThree.ROOT + path).values().stream()
                        .reduce((first, last) -> last)
                        .orElseGet(() -> DescribedVersionThree.sample(path, state.now())));
    }

    private static void invited(YousignState state, ObjectNode user) {
        ObjectNode invitation =
                JsonReader.object()
                        .put("expired_at", Timestamps.text(state.now().plus(INVITED_FOR)))
                        .put("created_at", Timestamps.text(state.now()));
        for (String name : new String[] {"email", "role", "workspaces"}) {
            invitation.set(name, user.get(name));
        }
        state.accounts.invitations.add(invitation);
        String id = user.path("id").asText();
        state.resources()
                .put(DescribedVersionThree.ROOT + "/users/" + id + "/invitation", invitation);
        user.path("workspaces")
                .forEach(workspace -> state.accounts.join(workspace.path("id").asText(), user));
    }
}

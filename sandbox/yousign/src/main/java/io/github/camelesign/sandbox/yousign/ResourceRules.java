// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.Sha256;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.github.camelesign.sandbox.core.described.Description;
import io.vertx.ext.web.FileUpload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What rules the resources of version 3 have that its description does not say. */
final class ResourceRules {
    private static final Duration INVITED_FOR = Duration.ofDays(7);
    private static final int SECRET_BYTES = 16;
    private static final int MOST_ASKED_FOR = 10;

    private ResourceRules() {}

    /** Refuses what may not be, and says what is new besides. */
    static ObjectNode before(YousignCall call, DescribedOperation operation, ObjectNode given) {
        String now = Timestamps.text(call.now());
        boolean isNew = operation.method().equals("POST");
        given.put(isNew ? "created_at" : "updated_at", now);
        if (isNew) {
            given.put("source", SignatureRequest.SOURCE);
            if (!given.hasNonNull("workspace_id")) {
                given.put("workspace_id", call.state().accounts.defaultWorkspaceId());
            }
            call.ctx().fileUploads().forEach(file -> describe(given, file));
            nameParents(call, operation, given);
        }
        switch (operation.method() + " " + operation.path()) {
            case "POST /labels", "PATCH /labels/{labelId}" ->
                    requireUnique(
                            given.path("name").asText()::equals,
                            "name",
                            call.state().labels,
                            call.path("labelId"));
            case "POST /users" -> invite(call.state().accounts, given);
            case "PATCH /users/{userId}" -> {
                if (given.has("active")) {
                    given.set("is_active", given.get("active"));
                }
            }
            case "DELETE /users/{userId}" -> {
                if (!given.path("status").asText().equals("invited")) {
                    throw YousignError.incompatible("user", "Only an invited user can be deleted");
                }
            }
            case "POST /workspaces" -> given.put("updated_at", now);
            case "POST /webhooks", "PATCH /webhooks/{webhookId}" -> webhook(given, isNew);
            case "POST /custom_experiences/{customExperienceId}/logo" ->
                    given.put("logo", call.base() + call.ctx().normalizedPath());
            default -> {
                if (operation.path().matches(".*/(consent|document)_requests(/\\{[^/]+})?")) {
                    askedOfSigners(call, isNew, given);
                }
            }
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
            given.put("sha256", Sha256.of(Path.of(file.uploadedFileName())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireUnique(
            Predicate<String> isSame, String property, JsonStore others, String ownId) {
        if (others.all().stream()
                .filter(other -> !other.path("id").asText().equals(ownId))
                .anyMatch(other -> isSame.test(other.path(property).asText()))) {
            throw YousignError.violated(property, "There is one of this " + property + " already");
        }
    }

    private static void invite(Accounts accounts, ObjectNode user) {
        String email = user.path("email").asText();
        requireUnique(email::equalsIgnoreCase, "email", accounts.users, null);
        JsonNode workspaces = user.path("workspaces");
        ArrayNode objects = user.putArray("workspaces");
        for (JsonNode id : workspaces) {
            objects.addObject().set("id", id);
            accounts.workspaces.named(id, "workspaces");
        }
        user.put("is_active", true).put("status", "invited");
    }

    private static void webhook(ObjectNode given, boolean isNew) {
        if (isNew ? !given.hasNonNull("secret_key") : given.path("secret_key").isNull()) {
            given.put("secret_key", RandomIds.hex(SECRET_BYTES));
        }
        if (isNew && !given.has("workspaces")) {
            given.putArray("workspaces").add("*");
        }
    }

    /** Consent, and documents of their own, are asked for in drafts only. */
    private static void askedOfSigners(YousignCall call, boolean isNew, ObjectNode given) {
        SignatureRequest request = call.draft();
        if (isNew && call.state().resources().below(call.storePath()).size() >= MOST_ASKED_FOR) {
            throw YousignError.tooMany("requests", MOST_ASKED_FOR);
        }
        for (JsonNode id : given.path("signer_ids")) {
            if (request.signers.stream().noneMatch(s -> s.id.equals(id.asText()))) {
                throw YousignError.violated("signer_ids", "There is no signer " + id.asText());
            }
        }
        if (given.hasNonNull("document_id")) {
            request.document(given.get("document_id").asText());
        }
    }

    /** What follows from a change. */
    static void changed(YousignCall call, DescribedOperation operation, ObjectNode resource) {
        YousignState state = call.state();
        if (!operation.method().equals("POST")) {
            return;
        }
        if (operation.path().equals("/users")) {
            invited(state, resource);
        }
        String event = Defaults.of("events").path(operation.path()).asText();
        if (event.endsWith(".done")) {
            // what takes its time at Yousign is over at once
            ObjectNode done = resource.deepCopy();
            endStatus(call).ifPresent(status -> done.put("status", status));
            state.resources().put(call.storePath() + "/" + resource.path("id").asText(), done);
            publish(state, event, done);
        } else if (!event.isEmpty()) {
            publish(state, event, resource.deepCopy());
        }
    }

    private static Optional<String> endStatus(YousignCall call) {
        Description description = call.conventions().description();
        JsonNode schema = call.operation().answerSchema();
        return Stream.of("verified", "done")
                .filter(
                        status -> {
                            ObjectNode value = JsonReader.object().put("status", status);
                            return description.violations(schema, value, false).stream()
                                    .noneMatch(one -> one.rule().equals("enum"));
                        })
                .findFirst();
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
                Defaults.of("events").put("/users", "user.completed").properties().stream()
                        .filter(entry -> entry.getValue().asText().startsWith(family + "."))
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
        String users = state.accounts.users.path() + "/";
        ObjectNode invitation =
                user.deepCopy()
                        .retain(List.of("email", "role", "workspaces"))
                        .put("id", UUID.randomUUID().toString())
                        .put("expired_at", Timestamps.text(state.now().plus(INVITED_FOR)))
                        .put("created_at", Timestamps.text(state.now()));
        String id = invitation.path("id").asText();
        state.resources().put(users + "invitations/" + id, invitation);
        state.resources().put(users + user.path("id").asText() + "/invitation", invitation);
        user.path("workspaces")
                .forEach(workspace -> state.accounts.join(workspace.path("id").asText(), user));
    }
}

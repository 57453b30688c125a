// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.AllowedHosts;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Page;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.Sha256;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.github.camelesign.sandbox.core.described.Description;
import io.github.camelesign.sandbox.core.described.RequestCheck.SchemaViolation;
import io.github.camelesign.sandbox.yousign.YousignState.JsonStore;
import io.vertx.ext.web.FileUpload;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How version 3 answers what its description alone defines, and which rules that has. */
final class DescribedVersionThree extends YousignConventions {
    static final String ROOT = "/v3";
    private static final Description DESCRIPTION =
            Description.of(YousignModule.class, "v3.json", false);

    private static final int SECRET_BYTES = 16;

    private final AllowedHosts hosts;

    /** Webhooks may call these hosts. */
    DescribedVersionThree(AllowedHosts hosts) {
        super(ROOT, DESCRIPTION);
        this.hosts = hosts;
    }

    /** A value of a type of the description: what is given of it, and what it requires besides. */
    static ObjectNode complete(String type, ObjectNode given, Instant now) {
        return (ObjectNode) DESCRIPTION.complete(DESCRIPTION.type(type), given, now);
    }

    /** The names of all events. */
    static List<String> eventNames() {
        JsonNode names = DESCRIPTION.type("WebhookSubscribedEvents").at("/items/enum");
        return names.valueStream().map(JsonNode::asText).toList();
    }

    @Override
    public Optional<Boolean> holds(YousignCall call, String variable, String value) {
        return switch (variable) {
            case "signatureRequestId" -> Optional.of(call.state().requests.find(value).isPresent());
            case "signerId" ->
                    Optional.of(
                            call.signatureRequest().signers.stream()
                                    .anyMatch(signer -> signer.id.equals(value)));
            case "verificationType" -> Optional.of(true);
            // nobody in the sandbox uploads any
            case "signerDocumentId" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    @Override
    public Page page(YousignCall call, List<ObjectNode> oldestFirst) {
        return new ListQuery(call).page(ListQuery.newestFirst(oldestFirst));
    }

    /** Webhooks are called under safe addresses only, which no schema can say. */
    @Override
    public void judge(YousignCall call, DescribedOperation operation, List<SchemaViolation> found) {
        if (operation.path().startsWith("/webhooks")
                && call.json().path("endpoint").isTextual()
                && !isSafe(call.json().get("endpoint").textValue())) {
            String reason = "should be https, or in the sandbox an address of an allowed host";
            found.add(new SchemaViolation(List.of("endpoint"), "format", reason));
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

    /** Refuses what may not be, and says what is new besides. */
    @Override
    public ObjectNode before(YousignCall call, DescribedOperation operation, ObjectNode given) {
        String now = Forms.text(call.now());
        boolean isNew = operation.method().equals("POST");
        given.put(isNew ? "created_at" : "updated_at", now);
        if (isNew) {
            given.put("source", SignatureRequest.SOURCE);
            if (!given.hasNonNull("workspace_id")) {
                given.put("workspace_id", call.state().accounts.defaultWorkspaceId);
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
            case "POST /users" -> {
                String email = given.path("email").asText();
                requireUnique(email::equalsIgnoreCase, "email", call.state().accounts.users, null);
                call.state().accounts.invite(given);
            }
            case "PATCH /users/{userId}" -> {
                if (given.has("active")) {
                    given.set("is_active", given.get("active"));
                }
            }
            case "DELETE /users/{userId}" ->
                    YousignError.incompatible("user", "Only an invited user can be deleted")
                            .when(!given.path("status").asText().equals("invited"));
            case "POST /workspaces" -> given.put("updated_at", now);
            case "POST /webhooks", "PATCH /webhooks/{webhookId}" -> webhook(given, isNew);
            case "POST /custom_experiences/{customExperienceId}/logo" ->
                    given.put("logo", call.base() + call.ctx().normalizedPath());
            default -> {
                if (operation.path().matches(".*/(consent|document)_requests(/\\{[^/]+})?")) {
                    SignatureRequestRoutes.checkAsked(call, isNew, given);
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
                .put("size", file.size())
                .put("sha256", Sha256.of(Path.of(file.uploadedFileName())));
    }

    private static void requireUnique(
            Predicate<String> isSame, String property, JsonStore others, String ownId) {
        YousignError.violated(property, "There is one of this " + property + " already")
                .when(
                        others.all().stream()
                                .filter(other -> !other.path("id").asText().equals(ownId))
                                .anyMatch(other -> isSame.test(other.path(property).asText())));
    }

    private static void webhook(ObjectNode given, boolean isNew) {
        if (isNew ? !given.hasNonNull("secret_key") : given.path("secret_key").isNull()) {
            given.put("secret_key", RandomIds.hex(SECRET_BYTES));
        }
        if (isNew && !given.has("workspaces")) {
            given.putArray("workspaces").add("*");
        }
    }

    /** What follows from a change. */
    @Override
    public void changed(YousignCall call, DescribedOperation operation, ObjectNode resource) {
        YousignState state = call.state();
        if (!operation.method().equals("POST")) {
            return;
        }
        if (operation.path().equals("/users")) {
            state.accounts.invited(resource, call.now());
        }
        String event = Defaults.of("events").path(operation.path()).asText();
        if (event.endsWith(".done")) {
            // what takes its time at Yousign is over at once
            ObjectNode done = resource.deepCopy();
            JsonNode schema = operation.answerSchema();
            Stream.of("verified", "done")
                    .filter(status -> call.conventions.allows(schema, "status", status))
                    .findFirst()
                    .ifPresent(status -> done.put("status", status));
            state.resources().put(call.storePath() + "/" + resource.path("id").asText(), done);
            publish(state, event, done);
        } else if (!event.isEmpty()) {
            publish(state, event, resource.deepCopy());
        }
    }

    private static void publish(YousignState state, String event, ObjectNode resource) {
        String[] name = event.split("\\.");
        String workspace = resource.path("workspace_id").asText(state.accounts.defaultWorkspaceId);
        ObjectNode data = JsonReader.object().set(name[name.length - 2], resource);
        state.publisher.deliver(event, workspace, data);
    }

    /** What is answered when a resource is made under a path; an id alone when none is. */
    private static ObjectNode sample(String path, Instant now) {
        ObjectNode nothing = JsonReader.object();
        return DESCRIPTION.operations().stream()
                .filter(o -> o.method().equals("POST") && o.path().equals(path))
                .map(o -> (ObjectNode) DESCRIPTION.complete(o.answerSchema(), nothing, now))
                .findFirst()
                .orElse(nothing.put("id", UUID.randomUUID().toString()));
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
                        .orElseGet(() -> sample(path, state.now())));
    }
}

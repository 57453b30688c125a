// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.AllowedHosts;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.github.camelesign.sandbox.core.described.Description;
import io.github.camelesign.sandbox.core.described.SchemaViolation;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** How version 3 answers what its description alone defines. */
final class DescribedVersionThree extends YousignConventions {
    static final String ROOT = "/v3";
    private static final Description DESCRIPTION =
            Description.of(YousignModule.class, "v3.json", false);

    private final AllowedHosts hosts;

    /**
     * @param hosts which webhooks may call
     */
    DescribedVersionThree(AllowedHosts hosts) {
        super(ROOT, DESCRIPTION);
        this.hosts = hosts;
    }

    /** A value of a type of the description: what is given of it, and what it requires besides. */
    static ObjectNode complete(String type, ObjectNode given, Instant now) {
        return (ObjectNode) DESCRIPTION.complete(DESCRIPTION.type(type), given, now);
    }

    /** What is answered when a resource is made under a path; an id alone when none is. */
    static ObjectNode sample(String path, Instant now) {
        ObjectNode nothing = JsonReader.object();
        return DESCRIPTION.operations().stream()
                .filter(o -> o.method().equals("POST") && o.path().equals(path))
                .map(o -> (ObjectNode) DESCRIPTION.complete(o.answerSchema(), nothing, now))
                .findFirst()
                .orElse(nothing.put("id", UUID.randomUUID().toString()));
    }

    /** The names of all events. */
    static List<String> eventNames() {
        return StreamSupport.stream(
                        DESCRIPTION.type("WebhookSubscribedEvents").at("/items/enum").spliterator(),
                        false)
                .map(name -> name.asText())
                .toList();
    }

    @Override
    boolean limitsCalls() {
        return true;
    }

    @Override
    ObjectNode json(YousignError refusal) {
        ObjectNode json = JsonReader.object();
        if (refusal.status() == 405 || refusal.status() == 429) {
            return json.put("message", refusal.getMessage());
        }
        json.put("type", refusal.type()).put("detail", refusal.getMessage());
        for (YousignError.Violation one : refusal.violations()) {
            json.withArray("invalid_params")
                    .addObject()
                    .put("name", one.name())
                    .put("reason", one.reason());
        }
        return json;
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

    @Override
    public ObjectNode before(YousignCall call, DescribedOperation operation, ObjectNode given) {
        return ResourceRules.before(call, operation, given);
    }

    @Override
    public void changed(YousignCall call, DescribedOperation operation, ObjectNode resource) {
        ResourceRules.changed(call, operation, resource);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.github.camelesign.sandbox.core.described.Description;
import io.github.camelesign.sandbox.core.described.SchemaViolation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How version 3 answers what its description alone defines. */
final class DescribedVersionThree extends YousignConventions {
    static final String ROOT = "/v3";
    private static final Description DESCRIPTION =
            Description.of(YousignModule.class, "v3.json", false);

    private final ResourceRules rules;

    DescribedVersionThree(ResourceRules rules) {
        super(ROOT, DESCRIPTION);
        this.rules = rules;
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
        List<String> names = new ArrayList<>();
        DESCRIPTION
                .type("WebhookSubscribedEvents")
                .at("/items/enum")
                .forEach(name -> names.add(name.asText()));
        return names;
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
        if (!refusal.violations().isEmpty()) {
            ArrayNode params = json.putArray("invalid_params");
            refusal.violations()
                    .forEach(
                            v ->
                                    params.addObject()
                                            .put("name", v.name())
                                            .put("reason", v.reason()));
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
                                    .anyMatch(signer -> signer.id().equals(value)));
            case "verificationType" -> Optional.of(true);
            // nobody in the sandbox uploads any
            case "signerDocumentId" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    @Override
    public Page page(YousignCall call, List<ObjectNode> oldestFirst) {
        List<ObjectNode> newestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(newestFirst);
        return new ListQuery(call, this).page(newestFirst);
    }

    @Override
    public void judge(YousignCall call, DescribedOperation operation, List<SchemaViolation> found) {
        rules.judge(call, operation, found);
    }

    @Override
    public ObjectNode before(YousignCall call, DescribedOperation operation, ObjectNode given) {
        return rules.before(call, operation, given);
    }

    @Override
    public void changed(YousignCall call, DescribedOperation operation, ObjectNode resource) {
        rules.changed(call, operation, resource);
    }
}

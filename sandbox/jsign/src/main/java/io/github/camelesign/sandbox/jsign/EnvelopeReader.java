// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.jsign.JSignCall.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads {@code envelope} and {@code recipients}, and makes the envelope. */
final class EnvelopeReader {
    private static final int USUAL_DAYS = 30;

    private final JSignCall call;
    private final JsonNode body;
    private final JsonNode envelope;
    private final Contents.Flow flow;
    private final String name;
    private final int days;

    /**
     * @param daysName how this call names the number of days until the due date
     */
    EnvelopeReader(JSignCall call, JsonNode body, String daysName) {
        this.call = call;
        this.body = body;
        this.envelope = body.path("envelope");
        this.name = JSON.text(envelope, "name");
        this.flow = flow();
        this.days = envelope.path(daysName).asInt(USUAL_DAYS);
        if (days < 1) {
            throw JSignError.invalid(daysName + " must be 1 at least");
        }
    }

    private Contents.Flow flow() {
        String word = envelope.path("sign_process_flow").asText(Contents.Flow.PARALLEL.word());
        return Stream.of(Contents.Flow.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                JSignError.invalid(
                                        "sign_process_flow must be Sequential, Parallel or"
                                                + " Hybrid"));
    }

    /** Those of an envelope without a template, which must say more. */
    List<Signer> signers() {
        JSON.text(envelope, "signature");
        List<Signer> signers = new SignerReader(body, flow).signers();
        if (envelope.path("enable_element_tag").asBoolean()
                && signers.stream().anyMatch(s -> repeatsOnAllPages(s.tabs()))) {
            throw JSignError.of(
                    "APPLY_TO_ALL_PAGES_INVALID",
                    "With element tags nothing can be applied to all pages.");
        }
        return signers;
    }

    List<Signer> signers(JSignTemplate template) {
        return new SignerReader(body, flow).signers(template);
    }

    private static boolean repeatsOnAllPages(ObjectNode tabs) {
        return tabs.findValues("apply_to_all_pages").stream().anyMatch(JsonNode::asBoolean);
    }

    /** Makes it and sends it. */
    JSignEnvelope make(List<EnvelopeDocument> documents, List<Signer> signers) {
        Contents contents =
                new Contents(
                        call.user(),
                        name,
                        envelope.path("description").asText(""),
                        categories(envelope),
                        flow,
                        envelope.path("send_email_to_recipients").asBoolean(true),
                        List.copyOf(documents),
                        JSON.optionalObjects(body.path("recipients"), "observers"));
        JSignEnvelope made =
                JSignEnvelope.of(
                        JSignState.newId(),
                        contents,
                        List.copyOf(signers),
                        call.now(),
                        call.now().plus(Duration.ofDays(days)));
        call.state().envelopes.add(made);
        return made;
    }

    static List<String> categories(JsonNode object) {
        List<String> categories = new ArrayList<>();
        JsonNode given = object.path("categories");
        if (!given.isMissingNode() && !given.isNull() && !given.isArray()) {
            throw JSignError.invalid("categories must be an array");
        }
        for (JsonNode category : given) {
            if (category.asText().isBlank()) {
                throw JSignError.of("CATEGORIES_EMPTY", "A category must not be empty.");
            }
            categories.add(category.asText());
        }
        return List.copyOf(categories);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.yousign.Recipient.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The labels, metadata and followers of a signature request, and whom it asks for consent and
 * documents.
 */
final class RequestDetailRoutes {
    private static final String REQUEST = "/signature_requests/:id";
    private static final String LABEL = REQUEST + "/labels/:label";
    private static final String METADATA = REQUEST + "/metadata";
    private static final String FOLLOWERS = REQUEST + "/followers";
    private static final String DOCUMENTS = REQUEST + "/signers/:signer/documents";
    private static final int MOST_LABELS = 50;
    private static final int MOST_FOLLOWERS = 100;
    private static final int MOST_ASKED_FOR = 10;

    private RequestDetailRoutes() {}

    static void mount(YousignEndpoints endpoints) {
        endpoints.show("GET", REQUEST + "/labels", call -> data(call.signatureRequest().labels()));
        endpoints.run("PUT", LABEL, RequestDetailRoutes::addLabel);
        endpoints.run("DELETE", LABEL, RequestDetailRoutes::removeLabel);
        endpoints.show("GET", METADATA, RequestDetailRoutes::metadata);
        endpoints.show("POST", METADATA, RequestDetailRoutes::createMetadata);
        endpoints.show("PUT", METADATA, RequestDetailRoutes::setMetadata);
        endpoints.run("DELETE", METADATA, RequestDetailRoutes::deleteMetadata);
        endpoints.show(
                "GET",
                FOLLOWERS,
                call -> {
                    SignatureRequest request = call.signatureRequest();
                    return data(shown(request, request.followers));
                });
        endpoints.show("POST", FOLLOWERS, RequestDetailRoutes::addFollowers);
        for (String kind : List.of("consent_requests", "document_requests")) {
            String signer = REQUEST + "/" + kind + "/:asked/signers/:signer";
            endpoints.show("PUT", signer, call -> changeSigners(call, true));
            endpoints.show("DELETE", signer, call -> changeSigners(call, false));
        }
        // nobody in the sandbox uploads any
        endpoints.show(
                "GET",
                DOCUMENTS,
                call -> {
                    requireSigned(call);
                    return call.part(List.of());
                });
        endpoints.run("DELETE", DOCUMENTS, RequestDetailRoutes::requireSigned);
    }

    private static JsonNode data(ArrayNode list) {
        return JsonReader.object().set("data", list);
    }

    private static void addLabel(YousignCall call) {
        Set<String> labels = call.signatureRequest().labelIds;
        String label = call.state().labels.get(call.path("label")).path("id").asText();
        YousignError.tooMany("labels", MOST_LABELS)
                .when(labels.size() == MOST_LABELS && !labels.contains(label));
        labels.add(label);
    }

    private static void removeLabel(YousignCall call) {
        YousignError.notFound("Label " + call.path("label"))
                .when(!call.signatureRequest().labelIds.remove(call.path("label")));
    }

    private static JsonNode metadata(YousignCall call) {
        return Optional.ofNullable(call.signatureRequest().metadata)
                .orElseThrow(() -> YousignError.notFound("Metadata"));
    }

    private static JsonNode createMetadata(YousignCall call) {
        YousignError.refused(
                        "metadata.already_exists", "The signature request has metadata already")
                .when(call.signatureRequest().metadata != null);
        return setMetadata(call);
    }

    private static JsonNode setMetadata(YousignCall call) {
        call.signatureRequest().metadata = call.body();
        return call.body();
    }

    private static void deleteMetadata(YousignCall call) {
        metadata(call);
        call.signatureRequest().metadata = null;
    }

    private static JsonNode addFollowers(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        YousignError.tooMany("followers", MOST_FOLLOWERS)
                .when(request.followers.size() + call.json().size() > MOST_FOLLOWERS);
        List<ObjectNode> added = new ArrayList<>();
        call.json().forEach(follower -> added.add((ObjectNode) follower));
        request.followers.addAll(added);
        return shown(request, added);
    }

    /** With the link where they look, once there is something to see. */
    private static ArrayNode shown(SignatureRequest request, List<ObjectNode> followers) {
        YousignLinks links = request.state.links;
        String link =
                request.status == Status.DRAFT ? null : links.address(links.to(request, null));
        return YousignCall.array(
                followers.stream().map(one -> one.deepCopy().put("follower_link", link)));
    }

    /** Puts a signer among those who are asked, or takes them out. */
    private static JsonNode changeSigners(YousignCall call, boolean isAsked) {
        String path = call.storePath().replaceFirst("/signers/[^/]+$", "");
        ObjectNode asked = call.stored(path);
        String signer = call.draft().person(Kind.SIGNER, call.path("signer")).id;
        ArrayNode signers = asked.withArray("signer_ids");
        int before = signers.size();
        signers.removeIf(id -> id.asText().equals(signer));
        if (isAsked) {
            signers.add(signer);
        } else if (signers.size() == before) {
            throw YousignError.notFound("Signer " + signer);
        }
        call.state().resources().put(path, asked);
        return asked;
    }

    private static void requireSigned(YousignCall call) {
        YousignError.incompatible("signer", "The signer has not signed")
                .when(
                        !call.signatureRequest()
                                .person(Kind.SIGNER, call.path("signer"))
                                .hasAccepted());
    }

    /** Consent, and documents of their own, are asked for in drafts only. */
    static void checkAsked(YousignCall call, boolean isNew, ObjectNode given) {
        SignatureRequest request = call.draft();
        YousignError.tooMany("requests", MOST_ASKED_FOR)
                .when(
                        isNew
                                && call.state().resources().below(call.storePath()).size()
                                        >= MOST_ASKED_FOR);
        for (JsonNode id : given.path("signer_ids")) {
            YousignError.violated("signer_ids", "There is no signer " + id.asText())
                    .when(request.signers.stream().noneMatch(s -> s.id.equals(id.asText())));
        }
        if (given.hasNonNull("document_id")) {
            request.document(given.get("document_id").asText());
        }
    }
}

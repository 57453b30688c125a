// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.yousign.Recipient.Kind;
import java.util.List;

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

    private RequestDetailRoutes() {}

    static void mount(YousignEndpoints endpoints) {
        endpoints.on(
                "GET",
                REQUEST + "/labels",
                call -> showList(call, call.signatureRequest().labelsJson()));
        endpoints.on("PUT", LABEL, RequestDetailRoutes::addLabel);
        endpoints.on("DELETE", LABEL, RequestDetailRoutes::removeLabel);
        endpoints.on("GET", METADATA, call -> call.show(200, metadata(call)));
        endpoints.on("POST", METADATA, RequestDetailRoutes::createMetadata);
        endpoints.on("PUT", METADATA, call -> setMetadata(call, 200));
        endpoints.on("DELETE", METADATA, RequestDetailRoutes::deleteMetadata);
        endpoints.on("GET", FOLLOWERS, RequestDetailRoutes::listFollowers);
        endpoints.on("POST", FOLLOWERS, RequestDetailRoutes::addFollowers);
        for (String kind : List.of("consent_requests", "document_requests")) {
            String signer = REQUEST + "/" + kind + "/:asked/signers/:signer";
            endpoints.on("PUT", signer, call -> changeSigners(call, true));
            endpoints.on("DELETE", signer, call -> changeSigners(call, false));
        }
        endpoints.on("GET", DOCUMENTS, RequestDetailRoutes::listSignerDocuments);
        endpoints.on("DELETE", DOCUMENTS, RequestDetailRoutes::deleteSignerDocuments);
    }

    private static void showList(YousignCall call, ArrayNode data) {
        call.show(200, JsonReader.object().set("data", data));
    }

    private static void addLabel(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        String label = call.state().labels.get(call.path("label")).path("id").asText();
        if (request.labels.size() == MOST_LABELS && !request.labels.contains(label)) {
            throw YousignError.violated(
                    "labels", "There may be %d labels at most".formatted(MOST_LABELS));
        }
        request.labels.add(label);
        call.noContent();
    }

    private static void removeLabel(YousignCall call) {
        if (!call.signatureRequest().labels.remove(call.path("label"))) {
            throw YousignError.notFound("Label " + call.path("label"));
        }
        call.noContent();
    }

    private static ObjectNode metadata(YousignCall call) {
        ObjectNode metadata = call.signatureRequest().metadata;
        if (metadata == null) {
            throw YousignError.notFound("Metadata");
        }
        return metadata;
    }

    private static void createMetadata(YousignCall call) {
        if (call.signatureRequest().metadata != null) {
            throw YousignError.refused(
                    "metadata.already_exists", "The signature request has metadata already");
        }
        setMetadata(call, 201);
    }

    private static void setMetadata(YousignCall call, int status) {
        call.signatureRequest().metadata = call.body();
        call.show(status, call.body());
    }

    private static void deleteMetadata(YousignCall call) {
        metadata(call);
        call.signatureRequest().metadata = null;
        call.noContent();
    }

    private static void listFollowers(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        showList(call, YousignCall.array(request.followers.stream().map(request::followerJson)));
    }

    private static void addFollowers(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        if (request.followers.size() + call.json().size() > MOST_FOLLOWERS) {
            throw YousignError.violated(
                    "", "There may be %d followers at most".formatted(MOST_FOLLOWERS));
        }
        ArrayNode added = JsonReader.object().arrayNode();
        for (JsonNode follower : call.json()) {
            request.followers.add((ObjectNode) follower);
            added.add(request.followerJson((ObjectNode) follower));
        }
        call.show(201, added);
    }

    /** Puts a signer among those who are asked, or takes them out. */
    private static void changeSigners(YousignCall call, boolean isAsked) {
        String path = call.storePath().replaceFirst("/signers/[^/]+$", "");
        ObjectNode asked =
                call.state()
                        .resources()
                        .find(path)
                        .orElseThrow(() -> YousignError.notFound("Request " + call.path("asked")));
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
        if (isAsked && path.contains("/document_requests/")) {
            call.show(200, asked);
        } else {
            call.noContent();
        }
    }

    /** Nobody in the sandbox uploads any. */
    private static void listSignerDocuments(YousignCall call) {
        requireSigned(call);
        call.showPage(List.of());
    }

    private static void deleteSignerDocuments(YousignCall call) {
        requireSigned(call);
        call.noContent();
    }

    private static void requireSigned(YousignCall call) {
        if (!call.signatureRequest().person(Kind.SIGNER, call.path("signer")).hasAccepted()) {
            throw YousignError.incompatible("signer", "The signer has not signed");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.Set;

/** Signature requests and what belongs to them, as the API shows them. */
final class RequestJson {
    /** What a signer shows; the other types are filled in by Yousign. */
    private static final Set<String> OF_SIGNER =
            Set.of("signature", "text", "mention", "checkbox", "radio_group");

    private final YousignState state;

    RequestJson(YousignState state) {
        this.state = state;
    }

    /** Also what webhooks carry. */
    ObjectNode whole(SignatureRequest request) {
        ObjectNode json = common(request);
        ArrayNode signers = json.putArray("signers");
        request.signers.forEach(signer -> signers.add(brief(signer)));
        ArrayNode approvers = json.putArray("approvers");
        request.approvers.forEach(approver -> approvers.add(brief(approver)));
        json.put("source", request.source);
        json.set("sender", state.accounts.sender(request));
        json.putArray("custom_properties");
        return DescribedVersionThree.complete("SignatureRequest", json, state.now());
    }

    /** The answer to an activation, with the links of those whose turn it is. */
    ObjectNode activated(SignatureRequest request) {
        ObjectNode json = common(request);
        ArrayNode signers = json.putArray("signers");
        for (Signer signer : request.signers) {
            link(signers.addObject(), request, signer, "signature_link");
        }
        ArrayNode approvers = json.putArray("approvers");
        for (Approver approver : request.approvers) {
            link(approvers.addObject(), request, approver, "approval_link");
        }
        return json;
    }

    private ObjectNode common(SignatureRequest request) {
        ObjectNode json = request.settings.deepCopy();
        json.put("id", request.id)
                .put("status", request.status.word())
                .put("created_at", Timestamps.text(request.created))
                .put("activated_at", Timestamps.text(request.activated))
                .put("completed_at", Timestamps.text(request.completed))
                .put("approved_at", Timestamps.text(request.approved))
                .put("expiration_date", Timestamps.text(request.expires));
        json.set("decline_information", request.declineInformation);
        json.set("rejection_information", request.rejectionInformation);
        ArrayNode documents = json.putArray("documents");
        for (RequestDocument document : request.documents) {
            documents
                    .addObject()
                    .put("id", document.id())
                    .set("nature", document.settings.get("nature"));
        }
        json.set("labels", labels(request));
        return json;
    }

    ArrayNode labels(SignatureRequest request) {
        ArrayNode labels = JsonReader.object().arrayNode();
        for (String id : request.labels) {
            state.labels
                    .find(id)
                    .ifPresent(
                            label ->
                                    labels.addObject()
                                            .put("id", id)
                                            .set("name", label.get("name")));
        }
        return labels;
    }

    private static ObjectNode brief(Recipient recipient) {
        return JsonReader.object().put("id", recipient.id()).put("status", recipient.status());
    }

    private ObjectNode link(
            ObjectNode json, SignatureRequest request, Recipient recipient, String name) {
        json.put("id", recipient.id()).put("status", recipient.status());
        if (recipient.isAsked() && request.status.isOpen()) {
            YousignLinks.Target link = state.links.to(request.id, recipient.id());
            json.put(name, state.links.address(link))
                    .put(name + "_expiration_date", Timestamps.text(link.expires()));
        } else {
            json.putNull(name).putNull(name + "_expiration_date");
        }
        return json;
    }

    ObjectNode signer(SignatureRequest request, Signer signer) {
        ObjectNode json = link(JsonReader.object(), request, signer, "signature_link");
        json.set("info", signer.info);
        ArrayNode fields = json.putArray("fields");
        request.fieldsOf(signer).stream()
                .filter(field -> OF_SIGNER.contains(field.path("type").asText()))
                .forEach(fields::add);
        json.setAll(signer.settings);
        json.put("recipient_stage_index", signer.stage)
                .put("signed_at", Timestamps.text(signer.signedAt()));
        return DescribedVersionThree.complete("Signer", json, state.now());
    }

    ObjectNode approver(SignatureRequest request, Approver approver) {
        ObjectNode json = link(JsonReader.object(), request, approver, "approval_link");
        json.set("info", approver.info);
        json.setAll(approver.settings);
        Instant approved = approver.hasApproved() ? approver.since() : null;
        json.put("approved_at", Timestamps.text(approved))
                .put("recipient_stage_index", approver.stage);
        return DescribedVersionThree.complete("Approver", json, state.now());
    }

    ObjectNode document(SignatureRequest request, RequestDocument document) {
        ObjectNode json =
                JsonReader.object()
                        .put("id", document.id())
                        .put("filename", document.file().name())
                        .put("content_type", "application/pdf")
                        .put("sha256", document.file().sha256())
                        .put("is_protected", false)
                        .put(
                                "is_signed",
                                document.isSignable()
                                        && request.signers.stream().anyMatch(Signer::hasSigned))
                        .put("created_at", Timestamps.text(document.created))
                        .put("total_pages", document.file().upload().pages())
                        .put("is_locked", request.status != Status.DRAFT)
                        .put("total_anchors", document.anchors());
        return json.setAll(document.settings);
    }

    ObjectNode follower(SignatureRequest request, ObjectNode follower) {
        ObjectNode json = follower.deepCopy();
        return request.status == Status.DRAFT
                ? json.putNull("follower_link")
                : json.put("follower_link", state.links.address(state.links.to(request.id, null)));
    }
}

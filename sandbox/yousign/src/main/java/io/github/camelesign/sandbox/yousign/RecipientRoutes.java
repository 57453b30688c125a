// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.SignatureBlock.SignedPdf;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.yousign.Person.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The signers of a signature request and those who approve it before, and signing through the API,
 * for those who have a signing page of their own; and the audit trails of signers, as JSON and PDF.
 */
final class RecipientRoutes {
    private static final String NOT_READY = "audit_trail.not_ready_for_download";
    private static final String REQUEST = "/signature_requests/:id/";
    private static final String SIGNER = REQUEST + "signers/:recipient";

    private static final String TRAILS = SIGNER + "/audit_trails";

    /** What can still be corrected while somebody is asked to sign. */
    private static final Set<String> OPEN_TO_CHANGE =
            Set.of("info", "custom_text", "redirect_urls", "delivery_mode", "email_notification");

    private static final List<String> INFO =
            List.of("first_name", "last_name", "email", "phone_number", "locale");

    private RecipientRoutes() {}

    static void mount(YousignEndpoints api) {
        for (Kind kind : Recipient.KINDS) {
            String path = REQUEST + kind.word() + "s";
            String one = path + "/:recipient";
            api.show("POST", path, call -> add(kind, call.draft(), call.body()).json());
            api.show("GET", one, call -> recipient(call, kind).json());
            api.show("PATCH", one, call -> update(call.body(), recipient(call, kind)));
            api.run("DELETE", one, call -> delete(recipient(call, kind)));
            api.run("POST", one + "/send_reminder", call -> recipient(call, kind).remind());
        }
        api.show(
                "GET",
                REQUEST + "signers",
                call -> YousignCall.array(call.signatureRequest().signers, Recipient::json));
        api.run("POST", SIGNER + "/send_otp", RecipientRoutes::sendPassword);
        api.run("POST", SIGNER + "/sign", RecipientRoutes::sign);
        api.on("GET", REQUEST + "audit_trails/download", RecipientRoutes::downloadAll);
        api.show("GET", TRAILS, call -> json(signed(call)));
        api.on("GET", TRAILS + "/download", RecipientRoutes::download);
    }

    private static Recipient recipient(YousignCall call, Kind kind) {
        return call.signatureRequest().person(kind, call.path("recipient"));
    }

    private static JsonNode update(ObjectNode change, Recipient recipient) {
        boolean isOpen =
                !recipient.isApprover()
                        && recipient.envelope.status == Status.ONGOING
                        && !recipient.hasActed()
                        && change.properties().stream()
                                .allMatch(p -> OPEN_TO_CHANGE.contains(p.getKey()));
        if (!isOpen) {
            recipient.envelope.requireDraft();
        }
        change(recipient, change);
        return recipient.json();
    }

    /** Puts somebody into a request, with the fields that came with them. */
    static Recipient add(Kind kind, SignatureRequest request, ObjectNode wanted) {
        int most = kind == Kind.SIGNER ? 100 : 10;
        YousignError.tooMany(kind.word() + "s", most).when(request.people(kind).size() >= most);
        ObjectNode info = info(request, wanted);
        Recipient recipient = new Recipient(kind, request, info, Defaults.of(kind.word()));
        boolean isThere = request.approvers.stream().anyMatch(one -> one.is(recipient.email()));
        YousignError.refused(
                        "approver.already_attached_to_signature_request",
                        recipient.email() + " approves already")
                .when(kind == Kind.APPROVER && isThere);
        set(recipient, wanted);
        request.place(recipient, wanted);
        for (JsonNode field : wanted.path("fields")) {
            JsonNode id = field.path("document_id");
            YousignDocument document =
                    YousignError.unknown("fields[document_id]", id)
                            .unless(request.documents, one -> one.id.equals(id.asText()));
            ObjectNode own = field.deepCopy();
            own.put("signer_id", recipient.id).remove("document_id");
            document.add(request, own);
        }
        YousignDocument.placeAnchors(request);
        return recipient;
    }

    /** Changes what was said and leaves the rest. */
    private static void change(Recipient recipient, ObjectNode change) {
        SignatureRequest request = recipient.envelope;
        if (change.path("info") instanceof ObjectNode info) {
            recipient.info.setAll(info);
        }
        set(recipient, change);
        if (change.hasNonNull("insert_after_id") || change.hasNonNull("group_with_id")) {
            request.people(recipient.kind).remove(recipient);
            request.place(recipient, change);
        }
    }

    /** Null means as it was in the beginning. */
    private static void set(Recipient recipient, ObjectNode wanted) {
        ObjectNode said = wanted.deepCopy();
        Defaults.of(recipient.kind.word()).properties().stream()
                .filter(usual -> said.path(usual.getKey()).isNull())
                .forEach(usual -> said.set(usual.getKey(), usual.getValue()));
        recipient.settings.setAll(said);
        String mode = recipient.authenticationMode();
        YousignError.violated("info[phone_number]", "A phone number is required for otp_sms")
                .when(mode.equals("otp_sms") && !recipient.info.hasNonNull("phone_number"));
        YousignError.violated(
                        "signature_authentication_mode",
                        "no_otp is for the level electronic_signature only")
                .when(mode.equals("no_otp") && !recipient.level().equals("electronic_signature"));
    }

    /** Who it is: somebody new, or somebody known. */
    private static ObjectNode info(SignatureRequest request, ObjectNode wanted) {
        JsonNode known = wanted.path("info");
        if (wanted.has("user_id")) {
            known = request.state.accounts.users.named(wanted.get("user_id"), "user_id");
        } else if (wanted.has("contact_id")) {
            known = request.state.contacts.named(wanted.get("contact_id"), "contact_id");
        } else if (wanted.has("signer_id")) {
            known = request.person(Kind.SIGNER, wanted.get("signer_id").asText()).info;
        }
        ObjectNode info = JsonReader.object();
        for (String name : INFO) {
            info.set(name, known.get(name));
        }
        return info;
    }

    private static void delete(Recipient recipient) {
        SignatureRequest request = recipient.envelope;
        request.requireDraft();
        request.people(recipient.kind).remove(recipient);
        for (YousignDocument document : request.documents) {
            document.fields.removeIf(f -> f.path("signer_id").asText().equals(recipient.id));
        }
        request.arrange();
    }

    private static void sendPassword(YousignCall call) {
        Recipient signer = recipient(call, Kind.SIGNER);
        requireOwnSigningFlow(call, signer);
        YousignError.refused(
                        "signer.authentication_mode_not_compatible",
                        "The signer needs no one-time password")
                .when(!signer.authenticationMode().startsWith("otp_"));
        signer.passwordSent = true;
        String to =
                signer.authenticationMode().equals("otp_sms")
                        ? signer.info.path("phone_number").asText()
                        : signer.email();
        call.state().mail(to, "Your one-time password: " + Yousign.ONE_TIME_PASSWORD, "", null);
    }

    private static void sign(YousignCall call) {
        Recipient signer = recipient(call, Kind.SIGNER);
        ObjectNode body = call.body();
        requireOwnSigningFlow(call, signer);
        boolean isPasswordGiven =
                signer.passwordSent && body.path("otp").asText().equals(Yousign.ONE_TIME_PASSWORD);
        YousignError.violated("otp", "The one-time password is not valid")
                .when(signer.authenticationMode().startsWith("otp_") && !isPasswordGiven);
        for (ObjectNode field : signer.marks()) {
            YousignError.violated(
                            "fields",
                            "Field " + field.path("id").asText() + " has to be answered first")
                    .when(YousignDocument.isMissing(field));
        }
        signer.ipAddress = body.get("ip_address").asText();
        signer.accept(SignatureMark.NONE);
    }

    private static void requireOwnSigningFlow(YousignCall call, Recipient signer) {
        SignatureRequest request = signer.envelope;
        String path = DescribedVersionThree.ROOT + "/signature_requests/" + request.id;
        boolean possible =
                signer.deliveryMode().equals("none")
                        && request.approvers.isEmpty()
                        && call.state().resources().below(path + "/document_requests").isEmpty()
                        && call.state().resources().below(path + "/consent_requests").isEmpty()
                        && !request.is("signers_allowed_to_decline")
                        && signer.level().equals("electronic_signature");
        YousignError.refused(
                        "signer.own_signing_flow_not_possible",
                        "This needs delivery_mode none and the level electronic_signature, and a"
                                + " request without approvers, document requests, consent requests"
                                + " and signers_allowed_to_decline")
                .when(!possible);
        YousignError.incompatible(
                        "signer", "The signature request must be ongoing and the signer notified")
                .when(request.status != Status.ONGOING || !signer.isAsked());
    }

    private static void downloadAll(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        YousignError.refused(NOT_READY, "The signature request is in " + request.status.word())
                .when(request.status != Status.DONE);
        Map<String, List<String>> trails = new LinkedHashMap<>();
        request.signers.forEach(signer -> trails.put(filename(signer), lines(signer)));
        Call.Drawings pages = call.pages(trails);
        if ("true".equals(call.query("merge"))) {
            SignedPdf pdfs = new SignedPdf(call.state().services().files());
            call.pdf("audit_trails.pdf", t -> pdfs.merged(List.copyOf(pages.draw(t).values()), t));
        } else {
            call.zip("audit_trails.zip", pages);
        }
    }

    private static void download(YousignCall call) {
        Recipient signer = signed(call);
        call.pdf(filename(signer), call.page(lines(signer)));
    }

    private static Recipient signed(YousignCall call) {
        Recipient signer = call.signatureRequest().person(Kind.SIGNER, call.path("recipient"));
        YousignError.refused(NOT_READY, "The signer has not signed").when(!signer.hasAccepted());
        return signer;
    }

    private static ObjectNode json(Recipient signer) {
        SignatureRequest request = signer.envelope;
        ObjectNode facts =
                JsonReader.object()
                        .put("id", request.id)
                        .put("expires", Forms.text(request.expires))
                        .set("request", request.settings);
        facts.set("sender", request.senderUser());
        facts.set("signer", signer.json().put("ip_address", signer.ipAddress));
        List<YousignDocument> documents = request.signableDocuments().toList();
        facts.set("documents", YousignCall.array(documents, d -> d.json(request)));
        return Defaults.of("auditTrail", facts);
    }

    /** The same for people, line by line. */
    private static List<String> lines(Recipient signer) {
        return signer.envelope.proof(
                "Audit trail of " + signer.envelope.name(),
                "Signature request " + signer.envelope.id,
                "Signer " + signer.name() + " <" + signer.email() + "> " + signer.id,
                "Level " + signer.level() + ", signed at " + Forms.text(signer.since));
    }

    private static String filename(Recipient signer) {
        return "audit_trail_" + signer.id + ".pdf";
    }
}

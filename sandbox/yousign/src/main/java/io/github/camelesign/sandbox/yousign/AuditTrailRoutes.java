// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.SignedPdf;
import io.github.camelesign.sandbox.yousign.Recipient.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The audit trails of signers, as JSON and PDF. */
final class AuditTrailRoutes {
    private static final String NOT_READY = "audit_trail.not_ready_for_download";
    private static final String REQUEST = "/signature_requests/:id/";
    private static final String OF_SIGNER = REQUEST + "signers/:signer/audit_trails";

    private AuditTrailRoutes() {}

    static void mount(YousignEndpoints api) {
        api.on("GET", REQUEST + "audit_trails/download", AuditTrailRoutes::downloadAll);
        api.show("GET", OF_SIGNER, call -> json(signer(call)));
        api.on("GET", OF_SIGNER + "/download", AuditTrailRoutes::download);
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
        Recipient signer = signer(call);
        call.pdf(filename(signer), call.page(lines(signer)));
    }

    private static Recipient signer(YousignCall call) {
        Recipient signer = call.signatureRequest().person(Kind.SIGNER, call.path("signer"));
        YousignError.refused(NOT_READY, "The signer has not signed").when(!signer.hasAccepted());
        return signer;
    }

    private static ObjectNode json(Recipient signer) {
        SignatureRequest request = signer.envelope;
        return Defaults.of(
                "auditTrail",
                Map.of(
                        "id",
                        request.id,
                        "expires",
                        Timestamps.text(request.expires),
                        "request",
                        request.settings,
                        "sender",
                        request.senderUser(),
                        "signer",
                        signer.json().put("ip_address", signer.ipAddress),
                        "documents",
                        request.signableDocuments().map(d -> d.json(request)).toList()));
    }

    /** The same for people, line by line. */
    private static List<String> lines(Recipient signer) {
        return signer.envelope.proof(
                "Audit trail of " + signer.envelope.name(),
                "Signature request " + signer.envelope.id,
                "Signer " + signer.name() + " <" + signer.email() + "> " + signer.id,
                "Level " + signer.level() + ", signed at " + Timestamps.text(signer.since));
    }

    private static String filename(Recipient signer) {
        return "audit_trail_" + signer.id + ".pdf";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The audit trails of signers, as JSON and PDF. */
final class AuditTrailRoutes {
    private static final String PDF = "application/pdf";
    private static final String NOT_READY = "audit_trail.not_ready_for_download";
    private static final String OF_SIGNER = "/signature_requests/:id/signers/:signer/audit_trails";

    private final Pages pages;

    AuditTrailRoutes(Pages pages) {
        this.pages = pages;
    }

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", "/signature_requests/:id/audit_trails/download", this::downloadAll);
        endpoints.on("GET", OF_SIGNER, call -> call.show(200, trail(call).json()));
        endpoints.on("GET", OF_SIGNER + "/download", this::download);
    }

    private void downloadAll(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        boolean merge = "true".equals(call.query("merge"));
        if (request.status != Status.DONE) {
            throw YousignError.refused(
                    NOT_READY, "The signature request is in " + request.status.word());
        }
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (Signer signer : request.signers) {
            AuditTrail trail = of(call, request, signer);
            tables.put(trail.filename(), trail.lines());
        }
        if (merge) {
            List<List<String>> all = List.copyOf(tables.values());
            call.slowly(
                    () -> pages.mergedTables(all), pdf -> call.file(PDF, "audit_trails.pdf", pdf));
        } else {
            call.slowly(
                    () -> pages.zipOfTables(tables),
                    zip -> call.file("application/zip", "audit_trails.zip", zip));
        }
    }

    private void download(YousignCall call) {
        AuditTrail trail = trail(call);
        List<String> lines = trail.lines();
        call.slowly(() -> pages.table(lines), pdf -> call.file(PDF, trail.filename(), pdf));
    }

    private static AuditTrail trail(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        Signer signer = request.signer(call.path("signer"));
        if (!signer.hasSigned()) {
            throw YousignError.refused(NOT_READY, "The signer has not signed");
        }
        return of(call, request, signer);
    }

    private static AuditTrail of(YousignCall call, SignatureRequest request, Signer signer) {
        return new AuditTrail(request, signer, call.state().accounts.sender(request));
    }
}

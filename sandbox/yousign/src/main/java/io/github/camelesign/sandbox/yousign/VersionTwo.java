// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import java.util.LinkedHashMap;
import java.util.Map;

/** What version 2 has besides procedures. Guarded by the state's lock. */
final class VersionTwo {
    final Map<String, ProcedureFile> files = new LinkedHashMap<>();
    final Map<String, Operation> operations = new LinkedHashMap<>();
    final JsonStore users = new JsonStore("User", "users");
    final JsonStore consentProcesses = new JsonStore("Consent process", "consent_processes");
    final JsonStore consentValues =
            new JsonStore("Consent process value", "consent_process_values");
    final JsonStore signatureUis = new JsonStore("Signature UI", "signature_uis");
    final JsonStore signatureUiLabels = new JsonStore("Signature UI label", "signature_ui_labels");

    ProcedureFile file(String iri) {
        ProcedureFile file = files.get(Iri.id(iri));
        if (file == null) {
            throw YousignError.notFound("File " + iri);
        }
        return file;
    }
}

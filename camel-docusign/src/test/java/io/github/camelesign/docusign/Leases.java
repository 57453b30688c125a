// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import java.util.List;
import java.util.Map;

/** Envelopes to send. */
public final class Leases {

    private Leases() {}

    /** A small document, for signers as DocuSign describes them. */
    public static Map<String, Object> definition(List<Map<String, String>> signers) {
        return Map.of(
                "status",
                "sent",
                "emailSubject",
                "Lease",
                "documents",
                List.of(
                        Map.of(
                                "documentId", "1",
                                "name", "lease.txt",
                                "fileExtension", "txt",
                                "documentBase64", "TGVhc2U=")),
                "recipients",
                Map.of("signers", signers));
    }

    public static Map<String, String> signer(String email) {
        return Map.of("recipientId", "1", "name", "Signer", "email", email);
    }
}

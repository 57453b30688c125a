// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.producer;

import java.util.Locale;

/** One call that creates and one that reads, as the component and as plain HTTP make it. */
enum ProviderCase {
    SIGNNOW(
            "document-group/create",
            "/documentgroup",
            "document/get?documentId=e1",
            "/document/e1"),
    DOCUSIGN(
            "envelopes/create",
            "/restapi/v2.1/accounts/a1/envelopes",
            "envelopes/get?envelopeId=e1",
            "/restapi/v2.1/accounts/a1/envelopes/e1"),
    YOUSIGN(
            "signature-request/create",
            "/v3/signature_requests",
            "signature-request/get?signatureRequestId=" + ProviderCase.UUID,
            "/v3/signature_requests/" + ProviderCase.UUID),
    SIGNEASY(
            "pending/create",
            "/v1/files/pending/",
            "pending/get?pendingId=e1",
            "/v1/files/pending/e1/"),
    JSIGN(
            "envelope/create-with-template",
            "/api/v2.0/envelopes/create_with_template",
            "envelope/get?envelopeId=e1",
            "/api/v2.0/envelopes/e1/details");

    /** Yousign's ids are such. */
    static final String UUID = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

    private final String createOperation;
    private final String createPath;
    private final String readOperation;
    private final String readPath;

    ProviderCase(String createOperation, String createPath, String readOperation, String readPath) {
        this.createOperation = createOperation;
        this.createPath = createPath;
        this.readOperation = readOperation;
        this.readPath = readPath;
    }

    String scheme() {
        return name().toLowerCase(Locale.ROOT);
    }

    String uri(boolean create) {
        return scheme() + ":" + (create ? createOperation : readOperation);
    }

    /** A read of another one for each number below 10,000. */
    String readUri(int number) {
        String uri = uri(false);
        // Yousign's ids have a length
        return this == YOUSIGN
                ? uri.substring(0, uri.length() - 4) + "%04d".formatted(number)
                : uri + number;
    }

    String path(boolean create) {
        return create ? createPath : readPath;
    }
}

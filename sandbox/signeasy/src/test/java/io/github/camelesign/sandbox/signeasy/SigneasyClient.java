// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.testing.Pdfs;
import io.github.camelesign.sandbox.testing.RestClient;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A user of Signeasy who has nothing but its documentation. */
final class SigneasyClient extends RestClient {
    static final String SENDER = "desk@acme.test";

    SigneasyClient(Sandbox sandbox) {
        super(sandbox, "signeasy");
    }

    /** With a personal token. */
    static SigneasyClient of(Sandbox sandbox) {
        return of(sandbox, SENDER);
    }

    static SigneasyClient of(Sandbox sandbox, String email) {
        SigneasyClient client = new SigneasyClient(sandbox);
        client.bearer(Signeasy.of(sandbox).issueAccessToken(email));
        return client;
    }

    Answer upload(String path, String name) throws IOException {
        return multipart(
                path,
                multipartForm("file", name, Pdfs.with("The contract itself"), "name=" + name));
    }

    /** Imports a PDF by version 1 and returns its id. */
    int original(String name) throws IOException {
        return upload("/v1/files/original/", name).ok().json().get("id").intValue();
    }

    /** Sends an original to people by version 1 and returns the pending id. */
    int pending(boolean ordered, String... emails) throws IOException {
        return pending(ordered, false, emails);
    }

    int pending(boolean ordered, boolean embedded, String... emails) throws IOException {
        return json(
                        "POST",
                        "/v1/files/pending/",
                        """
                        {"original_file_id": %d, "name": "Contract", "is_ordered": %s,
                         "embedded_signing": %s, "message": "Please", "recipients": [%s]}"""
                                .formatted(
                                        original("c" + System.nanoTime() + ".pdf"),
                                        ordered,
                                        embedded,
                                        people(emails)))
                .ok()
                .json()
                .get("pending_file_id")
                .intValue();
    }

    static String people(String... emails) {
        return Arrays.stream(emails)
                .map(
                        email ->
                                """
                                {"email": "%s", "first_name": "Ada", "last_name": "L",
                                 "recipient_id": %d}"""
                                        .formatted(email, Arrays.asList(emails).indexOf(email) + 1))
                .collect(Collectors.joining(","));
    }

    /** An envelope of one new original, and the answer to it. */
    Answer envelope(boolean ordered, boolean embedded, String... emails) throws IOException {
        int original =
                upload("/v3/original/", "e" + System.nanoTime() + ".pdf")
                        .ok()
                        .json()
                        .get("id")
                        .intValue();
        return json(
                "POST",
                "/v3/rs/envelope/",
                """
                {"embedded_signing": %s, "is_ordered": %s, "request_info": {"order": "42"},
                 "sources": [{"id": %d, "type": "original", "name": "NDA", "source_id": 1}],
                 "recipients": [%s],
                 "fields_payload": [{"recipient_id": 1, "source_id": 1, "type": "signature",
                   "required": true, "page_number": "all", "additional_info": {},
                   "position": {"mode": "fixed", "x": 100, "y": 80, "height": 50, "width": 120}}]}
                """
                        .formatted(embedded, ordered, original, people(emails)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.testing.Pdfs;
import io.github.camelesign.sandbox.testing.RestClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user of jSign who has nothing but its documentation. */
final class JSignClient extends RestClient {
    static final String API = "/api/v2.0";
    static final String SENDER = "desk@acme.test";
    private static final String PASSWORD = "sandbox-password";

    JSignClient(Sandbox sandbox) {
        super(sandbox, "jsign");
        header("app_auth_type", "jsign-oauth2");
    }

    static JSignClient of(Sandbox sandbox) throws IOException {
        return of(sandbox, SENDER);
    }

    static JSignClient of(Sandbox sandbox, String email) throws IOException {
        JSignClient client = new JSignClient(sandbox);
        client.bearer(client.login(email, PASSWORD).ok().at("/data/access_token"));
        return client;
    }

    Answer login(String email, String password) throws IOException {
        header("Authorization", basic("sandbox-key:sandbox-key-secret"));
        return json(
                "POST",
                API + "/authorization/token",
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Uploads a PDF and returns the request id. */
    String upload(String path) throws IOException {
        return multipart(
                        API + path,
                        multipartForm("File", "nda.pdf", Pdfs.with("The contract itself")))
                .ok()
                .at("/data/request_id");
    }

    /** The body of an envelope; each signer is {@code email:order}. */
    static String envelope(String flow, String document, String... signers) {
        StringBuilder people = new StringBuilder();
        for (String signer : signers) {
            String[] parts = signer.split(":");
            people.append(people.length() == 0 ? "" : ",")
                    .append(
                            """
                            {"name": "Ada Byron L", "email": "%s", "signing_order": %s,
                             "tabs": {"sign_here_tabs": [{"x_position": 100, "y_position": 200,
                               "w_position": 120, "h_position": 40,
                               "x_position_percentage": 16.8}]}}"""
                                    .formatted((Object[]) parts));
        }
        return """
        {"envelope": {"name": "NDA", "description": "d", "categories": ["legal"],
          "signature": "Esignature", "sign_process_flow": "%s", "expiration_days": 30},
         "document": {%s, "document_ref_no": 1, "name": "nda.pdf"},
         "recipients": {"signers": [%s], "observers": [{"email": "obs@acme.test"}]}}"""
                .formatted(flow, document, people);
    }

    /** Sends a new file and returns the id of the envelope. */
    String send(String flow, String... signers) throws IOException {
        String document = "\"request_id\": \"" + upload("/envelopes/upload_file") + "\"";
        return json("POST", API + "/envelopes/create_with_files", envelope(flow, document, signers))
                .ok()
                .at("/data/envelope_id");
    }

    Answer details(String envelopeId) throws IOException {
        return get(API + "/envelopes/" + envelopeId + "/details");
    }

    String status(String envelopeId) throws IOException {
        return details(envelopeId).ok().at("/data/envelope/envelope_status");
    }

    Answer list(String json) throws IOException {
        return json("POST", API + "/envelopes/list", json);
    }

    static String code(Answer refused) {
        return refused.at("/errors/0/error_code");
    }
}

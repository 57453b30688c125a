// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.jsign.JSignClient.API;
import static io.github.camelesign.sandbox.jsign.JSignClient.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.Pdfs;
import io.github.camelesign.sandbox.testing.RestClient;
import io.github.camelesign.sandbox.testing.RestClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JSignModuleTest {
    private static final String ADA = "ada@acme.test";
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(
                    new Sandbox(JSignModule::new), sandbox -> sandbox.setClock(CLOCK));

    private JSign jSign;
    private JSignClient client;

    @BeforeEach
    void client(Sandbox sandbox) throws IOException {
        jSign = JSign.of(sandbox);
        client = JSignClient.of(sandbox);
    }

    /** The vendor's table as it is printed, slips included. */
    @ParameterizedTest
    @CsvSource({
        "POST, /api/v2.0/envelopes/upload_file",
        "POST, /api/v2.0/envelopes/create_with_files",
        "POST, /api/v2.0/envelopes/create",
        "POST, /api/v2.0/envelopes/create_with_template",
        "GET, /api/v2.0/envelopes/7/details",
        "GET, /api/v2.0/envelopes/7/history",
        "GET, /api/v2.0/envelopes/7/8/download",
        "POST, /apiv2.0/envelopes/7/decline",
        "POST, /api/v2.0/envelopes/7/cancel",
        "POST, /api/v2.0/envelopes/7/remind_signer",
        "GET, /api/v2.0/envelopes/7/audit_logs",
        "GET, /api/v2.0/envelopes/7/generate_embedded_url/ada%40acme.test",
        "POST, /api/v2.0/envelopes/7/update_envelope_metadata",
        "GET, /api/2.0/envelopes/7/retrieve_metadata",
        "POST, /api/v2.0/envelopes/list",
        "POST, /v2.0/envelopes/7/delete",
        "PUT, /v2.0/envelopes/7/extend_signing_due_date",
        "POST, /api/v2.0/templates/upload_file",
        "POST, /api/v2.0/templates/create_with_files",
        "POST, /api/v2.0/template/create",
        "GET, /api/v2.0/templates/list?page=1&pageSize=10",
        "PUT, /api/v2.0/templates/7/action/delete",
        "POST, /api/v2.0/envelopes/7/upload_supporting_document",
        "GET, /api/2.0/envelopes/7/list_supporting_document",
        "GET, /api/2.0/envelopes/7/supportingdocuments/8/download",
        "GET, /api/v2.0/account",
        "GET, /api/v2.0/account/statistics"
    })
    void everyOperationIsThereAndAsksForAToken(String method, String path) throws Exception {
        Answer answer = call(method, path);
        assertThat(answer.status()).as(answer.text()).isIn(200, 400);
        client.withoutHeader("Authorization");
        assertThat(code(call(method, path).is(401))).isEqualTo("UNAUTHORIZED");
    }

    private Answer call(String method, String path) throws IOException {
        return method.equals("GET") ? client.get(path) : client.json(method, path, "{}");
    }

    @Test
    void whatIsMissingSaysSo() throws Exception {
        assertThat(code(client.get(API + "/users").is(501))).isEqualTo("NOT_IMPLEMENTED");
    }

    @Test
    void embeddedLinkLeadsToTheSigningPageForTenMinutes() throws Exception {
        String id = client.send("Parallel", ADA + ":1");
        String path = API + "/envelopes/" + id + "/generate_embedded_url/";
        assertThat(code(client.get(path + "eve%40acme.test").is(400)))
                .isEqualTo("EMAIL_DOES_NOT_BELONG_TO_ENVELOPE");
        String late = client.get(path + "ada%40acme.test").ok().at("/data/embedded_url");
        assertThat(client.get(late).ok().text())
                .contains("Please sign: NDA", ADA, "Status: AwaitingMySignature");
        CLOCK.advance(Duration.ofSeconds(601));
        client.get(late).is(404);

        String url = client.get(path + "ada%40acme.test").ok().at("/data/embedded_url");
        assertThat(Pdfs.text(client.get(url + "/0.pdf").ok().bytes()))
                .contains("The contract itself");
        client.form("POST", url + "/sign").is(303);
        assertThat(client.status(id)).isEqualTo("Completed");
    }

    @Test
    void mailedLinkIsDeclinedOnThePage(Sandbox sandbox) throws Exception {
        String id = client.send("Parallel", ADA + ":1");
        String link = sandbox.mailbox().to(ADA).get(0).link();
        client.form("POST", link + "/decline", "reason=no").is(303);
        assertThat(client.status(id)).isEqualTo("Declined");
    }

    @Test
    void attachmentsAreAddedListedAndDownloaded() throws Exception {
        String id = client.send("Parallel", ADA + ":1");
        byte[] content = "a note".getBytes(StandardCharsets.UTF_8);
        byte[] form = RestClient.multipartForm("file", "note.txt", content);
        String upload = API + "/envelopes/" + id + "/upload_supporting_document";
        String attachment = client.multipart(upload, form).ok().at("/data/supporting_document_id");
        JsonNode all =
                client.get("/api/2.0/envelopes/" + id + "/list_supporting_document").ok().json();
        assertThat(all.get("data")).hasSize(1);
        assertThat(all.at("/data/0/file_name").asText()).isEqualTo("note.txt");
        String path = API + "/envelopes/" + id + "/supportingdocuments/";
        Answer file = client.get(path + attachment + "/download").ok();
        assertThat(Base64.getDecoder().decode(file.at("/data/supporting_document_base64")))
                .isEqualTo(content);
        assertThat(code(client.get(path + "none/download").is(400)))
                .isEqualTo("SUPPORTING_DOCUMENT_NOT_FOUND");
        for (int i = 1; i < 10; i++) {
            client.multipart(upload, form).ok();
        }
        assertThat(code(client.multipart(upload, form).is(400)))
                .isEqualTo("ATTACHMENT_LIMIT_EXCEEDED");
    }

    @Test
    void templateIsMadeUsedSwitchedOffAndDeleted() throws Exception {
        String template =
                client.json(
                                "POST",
                                API + "/templates/create_with_files",
                                template(
                                        "\"request_id\": \"%s\""
                                                .formatted(
                                                        client.upload("/templates/upload_file"))))
                        .ok()
                        .at("/data/template_id");
        String content = Base64.getEncoder().encodeToString(Pdfs.with("The contract itself"));
        client.json(
                        "POST",
                        API + "/template/create",
                        template("\"document_base64\": \"" + content + "\""))
                .ok();
        JsonNode all = client.get(API + "/templates/list?page=1&pageSize=1").ok().json();
        assertThat(all.at("/data/templates/0/template_id").asText()).isEqualTo(template);
        assertThat(all.at("/data/templates/0/status").asText()).isEqualTo("Active");
        assertThat(all.at("/data/list_info/num_results").intValue()).isEqualTo(2);

        String id = use(template, "client").ok().at("/data/envelope_id");
        jSign.sign(id, ADA);
        assertThat(client.status(id)).isEqualTo("Completed");
        use(template, "manager").is(400);

        client.put(API + "/templates/" + template + "/action/deactivate").ok();
        assertThat(client.get(API + "/templates/list").ok().at("/data/templates/0/status"))
                .isEqualTo("Inactive");
        use(template, "client").is(400);
        client.put(API + "/templates/" + template + "/action/activate").ok();
        use(template, "client").ok();
        client.put(API + "/templates/" + template + "/action/copy").is(400);
        client.put(API + "/templates/" + template + "/action/delete").ok();
        client.put(API + "/templates/" + template + "/action/delete").is(400);
    }

    private static String template(String document) {
        return """
        {"envelope": {"name": "Offer", "signature": "Esignature"},
         "document": {%s, "document_ref_no": 1, "name": "offer.pdf"},
         "recipients": {"signers": [{"signer_title": "client", "tabs": {"sign_here_tabs":
           [{"x_position": 1, "y_position": 2, "w_position": 100, "h_position": 40}]}}]}}"""
                .formatted(document);
    }

    private Answer use(String template, String title) throws IOException {
        return client.json(
                "POST",
                API + "/envelopes/create_with_template",
                """
                {"template_id": "%s", "envelope": {"name": "Offer to Ada", "expiration_day": 5},
                 "recipients": {"signers": [{"signer_title": "%s", "name": "Ada L",
                   "email": "ada@acme.test", "signing_order": true}]}}"""
                        .formatted(template, title));
    }

    @Test
    void statisticsCountHowEnvelopesEnded() throws Exception {
        jSign.sign(jSign.addEnvelope("desk@acme.test", "a", ADA), ADA);
        jSign.decline(jSign.addEnvelope("desk@acme.test", "b", ADA), ADA, "no");
        JsonNode stats = client.get(API + "/account/statistics").ok().json().at("/data");
        assertThat(stats.get("document_stats").toString())
                .isEqualTo(
                        "{\"completed\":1,\"declined\":1,\"expired\":0,\"failed\":0,"
                                + "\"cancelled\":0}");
        Answer account = client.get(API + "/account").ok();
        assertThat(account.json().at("/data/plan/supported_file_types").toString())
                .contains("pdf", "docx");
    }

    @Test
    void signersActByThePolicy(Sandbox sandbox) throws Exception {
        String signed = client.send("Sequential", ADA + ":1", "bob@acme.test:2");
        String declined = client.send("Parallel", "decline@acme.test:1");
        sandbox.setAutoSignAfter(Duration.ZERO);
        try {
            await().until(() -> jSign.envelope(signed).status().equals("completed"));
            await().until(() -> jSign.envelope(declined).status().equals("declined"));
        } finally {
            sandbox.setAutoSignAfter(null);
        }
    }

    @Test
    void controlApiSignsAndDeclines(Sandbox sandbox) throws Exception {
        RestClient control = new RestClient(sandbox, "jsign");
        control.header("X-Sandbox-Token", sandbox.controlToken());
        String id = client.send("Parallel", ADA + ":1");
        String other = client.send("Parallel", ADA + ":1");
        assertThat(control.get(sandbox.uri() + "/").ok().text()).contains("Sign as <bdi>" + ADA);
        String root = sandbox.uri() + "/sandbox/jsign/envelopes/";
        String ada = "{\"email\":\"ada@acme.test\",\"reason\":\"no\"}";
        control.json("POST", root + id + "/sign", ada).is(204);
        control.json("POST", root + id + "/sign", ada).is(409);
        control.json("POST", root + other + "/decline", ada).is(204);
        assertThat(client.status(id)).isEqualTo("Completed");
        assertThat(client.status(other)).isEqualTo("Declined");
    }

    /** Longer than what JSON readers usually take for one text. */
    @Test
    void largeDocumentGoesIn() throws Exception {
        String content = Base64.getEncoder().encodeToString(padded(Pdfs.with("x"), 16 << 20));
        assertThat(content.length()).isGreaterThan(20_000_000);
        String id =
                client.json(
                                "POST",
                                API + "/envelopes/create",
                                JSignClient.envelope(
                                        "Parallel",
                                        "\"document_base64\": \"" + content + "\"",
                                        ADA + ":1"))
                        .ok()
                        .at("/data/envelope_id");
        assertThat(client.status(id)).isEqualTo("AwaitingOthers");
    }

    @Test
    void documentMayBeDelayed(Sandbox sandbox) throws Exception {
        sandbox.faults().add(Fault.latency(Duration.ofMillis(50)).at("jsign"));
        String content = Base64.getEncoder().encodeToString(Pdfs.with("x"));
        client.json(
                        "POST",
                        API + "/envelopes/create",
                        JSignClient.envelope(
                                "Parallel", "\"document_base64\": \"" + content + "\"", ADA + ":1"))
                .ok();
    }

    /** A PDF is read from its end, which is repeated here. */
    private static byte[] padded(byte[] pdf, int padding) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        String tail = "\n" + text.substring(text.lastIndexOf("startxref"));
        byte[] all = Arrays.copyOf(pdf, pdf.length + padding + tail.length());
        Arrays.fill(all, pdf.length, pdf.length + padding, (byte) ' ');
        System.arraycopy(
                tail.getBytes(StandardCharsets.ISO_8859_1),
                0,
                all,
                pdf.length + padding,
                tail.length());
        return all;
    }

    @Test
    void largeDocumentComesOut() throws Exception {
        int size = 12 << 20;
        String id = jSign.addLargeEnvelope("desk@acme.test", "large", size, ADA);
        String document = client.details(id).ok().at("/data/documents/0/documents_id");
        String path = API + "/envelopes/" + id + "/" + document + "/download?signedCopy=false";
        String content = client.get(path).ok().at("/data/document_base64");
        assertThat(Base64.getDecoder().decode(content)).hasSize(size);
    }

    @Test
    void resetForgetsEverything(Sandbox sandbox) throws Exception {
        client.send("Parallel", ADA + ":1");
        sandbox.reset();
        assertThat(jSign.envelopes()).isEmpty();
        client.get(API + "/account").is(401);
    }
}

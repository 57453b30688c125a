// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.jsign.JSignClient.API;
import static io.github.camelesign.sandbox.jsign.JSignClient.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.Pdfs;
import io.github.camelesign.sandbox.testing.RestClient;
import io.github.camelesign.sandbox.testing.RestClient.Answer;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JSignEnvelopeTest {
    private static final String ADA = "ada@acme.test";
    private static final String BOB = "bob@acme.test";
    private static final String EVE = "eve@acme.test";
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

    private static String path(String envelopeId, String rest) {
        return API + "/envelopes/" + envelopeId + rest;
    }

    private String documentId(String envelopeId) throws IOException {
        return client.details(envelopeId).ok().at("/data/documents/0/documents_id");
    }

    private Answer download(String envelopeId, String signedCopy) throws IOException {
        return client.get(
                path(envelopeId, "/" + documentId(envelopeId) + "/download" + signedCopy));
    }

    @Test
    void detailsShowWhatWasSent() throws Exception {
        String id = client.send("Sequential", ADA + ":1", BOB + ":2");
        JsonNode data = client.details(id).ok().json().get("data");
        assertThat(data.at("/envelope/id").asText()).isEqualTo(id);
        assertThat(data.at("/envelope/name").asText()).isEqualTo("NDA");
        assertThat(data.at("/envelope/created_by").asText()).isEqualTo("desk@acme.test");
        assertThat(data.at("/envelope/creation_time_utc").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?");
        assertThat(data.at("/envelope/documents").intValue()).isOne();
        assertThat(data.at("/envelope/sign_process_flow").asText()).isEqualTo("Sequential");
        assertThat(data.at("/envelope/categories/0").asText()).isEqualTo("legal");
        assertThat(data.at("/documents/0/name").asText()).isEqualTo("nda.pdf");
        assertThat(data.at("/recipients/signers/0/first_name").asText()).isEqualTo("Ada Byron");
        assertThat(data.at("/recipients/signers/1/signing_order").intValue()).isEqualTo(2);
        assertThat(data.at("/recipients/observers/0/email").asText()).isEqualTo("obs@acme.test");
    }

    @Test
    void sequentialSignersHaveTheirTurns(Sandbox sandbox) throws Exception {
        String id = client.send("Sequential", ADA + ":1", BOB + ":2");
        assertThat(client.status(id)).isEqualTo("AwaitingOthers");
        assertThat(sandbox.mailbox().to(ADA)).hasSize(1);
        assertThat(sandbox.mailbox().to(BOB)).isEmpty();
        assertThatThrownBy(() -> jSign.sign(id, BOB)).isInstanceOf(IllegalStateException.class);
        jSign.sign(id, ADA);
        assertThat(sandbox.mailbox().to(BOB)).hasSize(1);
        assertThat(client.details(id).json().findValuesAsText("is_signed"))
                .containsExactly("true", "false");
        jSign.sign(id, BOB);
        assertThat(client.status(id)).isEqualTo("Completed");
    }

    @Test
    void parallelSignersSignInAnyOrder() throws Exception {
        String id = client.send("Parallel", ADA + ":1", BOB + ":2");
        jSign.sign(id, BOB);
        jSign.sign(id, ADA);
        assertThat(client.status(id)).isEqualTo("Completed");
    }

    @Test
    void hybridSignersOfOneOrderSignTogether() throws Exception {
        String id = client.send("Hybrid", ADA + ":1", BOB + ":1", EVE + ":2");
        assertThatThrownBy(() -> jSign.sign(id, EVE)).isInstanceOf(IllegalStateException.class);
        jSign.sign(id, BOB);
        jSign.sign(id, ADA);
        jSign.sign(id, EVE);
        assertThat(client.status(id)).isEqualTo("Completed");
    }

    @Test
    void contentComesAsBase64AndGoesAsBase64() throws Exception {
        byte[] pdf = Pdfs.with("The contract itself");
        String document =
                "\"document_base64\": \"" + Base64.getEncoder().encodeToString(pdf) + "\"";
        String id =
                client.json(
                                "POST",
                                API + "/envelopes/create",
                                JSignClient.envelope("Parallel", document, ADA + ":1"))
                        .ok()
                        .at("/data/envelope_id");
        Answer original = download(id, "?signedCopy=false").ok();
        assertThat(original.at("/data/file_name")).isEqualTo("nda.pdf");
        assertThat(original.at("/data/document_id")).isEqualTo(documentId(id));
        assertThat(Base64.getDecoder().decode(original.at("/data/document_base64"))).isEqualTo(pdf);
        assertThat(client.details(id).at("/data/documents/0/blockchain/original_document_hash"))
                .isEqualTo(
                        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)));

        assertThat(code(download(id, "?signedCopy=true").is(400)))
                .isEqualTo("DOCUMENT_IS_NOT_SIGNED");
        download(id, "").is(400);
        jSign.sign(id, ADA);
        Answer signed = download(id, "?signedCopy=true").ok();
        assertThat(Pdfs.text(Base64.getDecoder().decode(signed.at("/data/document_base64"))))
                .contains("The contract itself", ADA);
        assertThat(code(client.get(path(id, "/" + id + "/download?signedCopy=true")).is(400)))
                .isEqualTo("DOCUMENT_NOT_FOUND_OR_RECIPIENT_NO_ACCESS");
    }

    @Test
    void severalFilesOfOneFormAreTakenOneAfterTheOther() throws Exception {
        String requestId = client.upload("/envelopes/upload_file");
        String body =
                JSignClient.envelope(
                        "Parallel", "\"request_id\": \"" + requestId + "\"", ADA + ":1");
        String one = body.replaceAll("(?s).*\"document\": (\\{.*?}).*", "$1");
        client.json(
                        "POST",
                        API + "/envelopes/create_with_files",
                        body.replace(one, "[" + one + "]"))
                .ok();
        Answer two =
                client.json(
                        "POST",
                        API + "/envelopes/create_with_files",
                        body.replace(one, "[" + one + "," + one + "]"));
        assertThat(code(two.is(400))).isEqualTo("FILE_REQUIRED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\": \"NDA\", | '' | INVALID_REQUEST",
                "\"signature\": \"Esignature\", | '' | INVALID_REQUEST",
                "Parallel | Random | INVALID_REQUEST",
                "\"document_ref_no\": 1, | '' | INVALID_REQUEST",
                "ada@acme.test | nobody | INVALID_REQUEST",
                "\"x_position\": 100, | '' | INVALID_REQUEST",
                "\"legal\" | '\"\"' | CATEGORIES_EMPTY",
                "\"request_id\": \" | \"request_id\": \"x | FILE_REQUIRED",
                "\"expiration_days\": 30 | \"expiration_days\": 0 | INVALID_REQUEST",
                "\"x_position\": 100 | \"x_position\": 1, \"apply_to_all_pages\": true | ''"
            })
    void wrongEnvelopeIsRefused(String right, String wrong, String expected) throws Exception {
        String document = "\"request_id\": \"" + client.upload("/envelopes/upload_file") + "\"";
        String body = JSignClient.envelope("Parallel", document, ADA + ":1");
        assertThat(body).contains(right);
        Answer answer =
                client.json(
                        "POST", API + "/envelopes/create_with_files", body.replace(right, wrong));
        if (expected.isEmpty()) {
            answer.ok();
            return;
        }
        assertThat(code(answer.is(400))).isEqualTo(expected);
        assertThat(jSign.envelopes()).isEmpty();
    }

    @Test
    void elementTagsForbidToRepeatOnAllPages() throws Exception {
        String document = "\"request_id\": \"" + client.upload("/envelopes/upload_file") + "\"";
        String body =
                JSignClient.envelope("Parallel", document, ADA + ":1")
                        .replace("\"description\"", "\"enable_element_tag\": true, \"description\"")
                        .replace(
                                "\"x_position\": 100",
                                "\"x_position\": 1, \"apply_to_all_pages\": true");
        assertThat(code(client.json("POST", API + "/envelopes/create_with_files", body).is(400)))
                .isEqualTo("APPLY_TO_ALL_PAGES_INVALID");
    }

    @Test
    void contentMustBeBase64OfASupportedFile(Sandbox sandbox) throws Exception {
        for (String content : new String[] {"\"%%%\"", "\"anVzdCB0ZXh0\"", "null"}) {
            client.json(
                            "POST",
                            API + "/envelopes/create",
                            JSignClient.envelope(
                                    "Parallel", "\"document_base64\": " + content, ADA + ":1"))
                    .is(400);
        }
        client.json("POST", API + "/envelopes/create", "[]").is(400);
        client.json("POST", API + "/envelopes/create", "{").is(400);
        JSign.of(sandbox).setUploadLimit(10);
        Answer large =
                client.json(
                        "POST",
                        API + "/envelopes/create",
                        JSignClient.envelope(
                                "Parallel", "\"document_base64\": \"anVzdCB0ZXh0\"", ADA + ":1"));
        assertThat(code(large)).isEqualTo("FILE_TYPE_NOT_SUPPORTED");
        JSign.of(sandbox).setUploadLimit(5);
        assertThat(
                        code(
                                client.multipart(
                                                API + "/envelopes/upload_file",
                                                RestClient.multipartForm(
                                                        "File", "a.pdf", Pdfs.with("a")))
                                        .is(400)))
                .isEqualTo("FILE_SIZE_LIMIT_EXCEEDED");
        assertThat(
                        code(
                                client.multipart(
                                                API + "/envelopes/upload_file",
                                                RestClient.multipartForm(null, null, null, "a=b"))
                                        .is(400)))
                .isEqualTo("FILE_REQUIRED");
    }

    @Test
    void signerDeclinesButNotTheCreator(Sandbox sandbox) throws Exception {
        String id = client.send("Parallel", ADA + ":1", BOB + ":1");
        String reason = "{\"decline_reason\":\"no\"}";
        assertThat(code(client.json("POST", path(id, "/decline"), reason).is(400)))
                .isEqualTo("ENVELOPE_CREATOR_CANNOT_DECLINE");
        jSign.registerUser(ADA, "sandbox-password");
        jSign.registerUser(EVE, "sandbox-password");
        assertThat(
                        code(
                                JSignClient.of(sandbox, EVE)
                                        .json("POST", path(id, "/decline"), reason)
                                        .is(400)))
                .isEqualTo("ENVELOPE_NOT_FOUND_OR_RECIPIENT_NO_ACCESS");
        JSignClient ada = JSignClient.of(sandbox, ADA);
        assertThat(ada.status(id)).isEqualTo("AwaitingMySignature");
        ada.json("POST", path(id, "/decline"), "{}").is(400);
        assertThat(
                        ada.json("POST", "/apiv2.0/envelopes/" + id + "/decline", reason)
                                .ok()
                                .at("/message"))
                .isEqualTo("Envelope declined successfully!");
        assertThat(client.status(id)).isEqualTo("Declined");
        assertThatThrownBy(() -> jSign.sign(id, BOB)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void cancelNeedsAReasonAndAPendingEnvelope() throws Exception {
        String id = client.send("Parallel", ADA + ":1");
        assertThat(code(client.json("POST", path(id, "/cancel"), "{}").is(400)))
                .isEqualTo("ENVELOPE_CANCEL_REASON_REQUIRED");
        client.json("POST", path(id, "/cancel"), "{\"cancel_reason\":\"late\"}").ok();
        Answer details = client.details(id).ok();
        assertThat(details.at("/data/envelope/envelope_status")).isEqualTo("Cancelled");
        assertThat(details.at("/data/envelope/cancel_reason")).isEqualTo("late");
        assertThat(details.at("/data/envelope/document_cancel_date_utc")).isNotBlank();
        assertThat(
                        code(
                                client.json(
                                                "POST",
                                                path(id, "/cancel"),
                                                "{\"cancel_reason\":\"late\"}")
                                        .is(400)))
                .isEqualTo("ENVELOPE_UPDATE_FAILED");
    }

    @Test
    void reminderGoesToASignerWhoseTurnItIs(Sandbox sandbox) throws Exception {
        String id = client.send("Sequential", ADA + ":1", BOB + ":2");
        String path = path(id, "/remind_signer");
        assertThat(client.json("POST", path, "{\"email\":\"ada@acme.test\"}").ok().at("/message"))
                .isEqualTo("Reminder email sent.");
        assertThat(sandbox.mailbox().to(ADA)).hasSize(2);
        assertThat(code(client.json("POST", path, "{\"email\":\"eve@acme.test\"}").is(400)))
                .isEqualTo("EMAIL_DOES_NOT_BELONG_TO_ENVELOPE");
        client.json("POST", path, "{\"email\":\"bob@acme.test\"}").is(400);
    }

    @Test
    void envelopeExpiresAndIsExtended() throws Exception {
        String id = client.send("Parallel", ADA + ":1");
        String today =
                DateTimeFormatter.ofPattern("MM/dd/yyyy")
                        .format(LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC).plusDays(40));
        String extend = "/envelopes/" + id + "/extend_signing_due_date?due_date=" + today;
        assertThat(code(client.put(API + extend).is(500))).isEqualTo("SYSTEM_ERROR");
        CLOCK.advance(Duration.ofDays(31));
        client = JSignClient.of(SANDBOX.sandbox());
        assertThat(client.status(id)).isEqualTo("Expired");
        assertThatThrownBy(() -> jSign.sign(id, ADA)).isInstanceOf(IllegalStateException.class);
        client.put(path(id, "/extend_signing_due_date?due_date=2026-01-01")).is(400);
        client.put(path(id, "/extend_signing_due_date?due_date=01/01/2020")).is(400);
        client.put(path(id, "/extend_signing_due_date")).is(400);
        Answer extended = client.put("/v2.0" + extend).ok();
        assertThat(extended.at("/message")).isEqualTo("Signing due date extended successfully.");
        assertThat(extended.json().get("data")).isEmpty();
        assertThat(client.status(id)).isEqualTo("AwaitingOthers");
        jSign.sign(id, ADA);
        assertThat(client.status(id)).isEqualTo("Completed");
    }

    @Test
    void sampleExtendsByPost() throws Exception {
        String id = client.send("Parallel", ADA + ":1");
        CLOCK.advance(Duration.ofDays(31));
        client = JSignClient.of(SANDBOX.sandbox());
        client.post("/v2.0/envelopes/" + id + "/extend_signing_due_date?due_date=12/31/2099").ok();
    }

    @Test
    void onlySignedEnvelopesAreDeleted() throws Exception {
        String id = client.send("Parallel", ADA + ":1");
        assertThat(code(client.post(path(id, "/delete")).is(400)))
                .isEqualTo("DOCUMENT_IS_NOT_SIGNED");
        jSign.sign(id, ADA);
        assertThat(client.post("/v2.0/envelopes/" + id + "/delete").ok().at("/message"))
                .isEqualTo("Envelope deleted successfully.");
        assertThat(code(client.details(id).is(400)))
                .isEqualTo("ENVELOPE_NOT_FOUND_OR_RECIPIENT_NO_ACCESS");
    }

    @Test
    void historyAndAuditLogsShowWhatHappened() throws Exception {
        String id = client.send("Parallel", ADA + ":1");
        assertThat(code(client.get(path(id, "/audit_logs")).is(400)))
                .isEqualTo("DOCUMENT_IS_NOT_SIGNED");
        jSign.sign(id, ADA);
        JsonNode history = client.get(path(id, "/history")).ok().json().get("data");
        assertThat(history.get("envelope_name").asText()).isEqualTo("NDA");
        assertThat(history.findValuesAsText("activity"))
                .containsExactly("Created", "Signed", "Completed");
        JsonNode logs = client.get(path(id, "/audit_logs")).ok().json().get("data");
        assertThat(logs.findValuesAsText("activity_enum"))
                .containsExactly("Created", "Signed", "Completed");
        assertThat(logs.at("/documents/0/audit_event_logs/0/transaction_hash").asText())
                .matches("0x[0-9a-f]{64}");
    }

    @Test
    void notarisationMayComeLater() throws Exception {
        jSign.setNotarisation(Duration.ofMinutes(5));
        String id = client.send("Parallel", ADA + ":1");
        jSign.sign(id, ADA);
        String pointer = "/data/documents/0/blockchain/";
        Answer early = client.details(id).ok();
        assertThat(early.at("/data/envelope/envelope_status")).isEqualTo("Completed");
        assertThat(early.at(pointer + "is_sign_process_completed")).isEqualTo("false");
        CLOCK.advance(Duration.ofMinutes(6));
        Answer late = client.details(id).ok();
        assertThat(late.at(pointer + "is_sign_process_completed")).isEqualTo("true");
        assertThat(late.at(pointer + "signed_document_hash")).matches("[0-9a-f]{64}");
    }

    @Test
    void metadataIsReadAndChanged() throws Exception {
        String id = client.send("Parallel", ADA + ":1");
        client.json(
                        "POST",
                        path(id, "/update_envelope_metadata"),
                        "{\"name\":\"Other\",\"categories\":[\"hr\"]}")
                .ok();
        JsonNode envelope = client.details(id).ok().json().at("/data/envelope");
        assertThat(envelope.get("name").asText()).isEqualTo("Other");
        assertThat(envelope.get("description").asText()).isEqualTo("d");
        assertThat(envelope.get("categories").toString()).isEqualTo("[\"hr\"]");
        Answer metadata = client.get("/api/2.0/envelopes/" + id + "/retrieve_metadata").ok();
        assertThat(metadata.at("/data/documents/0/Signers/0/signer_Email_Address")).isEqualTo(ADA);
        assertThat(metadata.at("/data/documents/0/Signers/0/fields/0/Input_type"))
                .isEqualTo("sign_here_tabs");
        client.get(path(id, "/retrieve_metadata")).ok();
    }

    @Test
    void listFiltersByStatusCategoryAndDay() throws Exception {
        String first = client.send("Parallel", ADA + ":1");
        CLOCK.advance(Duration.ofSeconds(1));
        String second = client.send("Parallel", ADA + ":1");
        jSign.sign(first, ADA);
        assertThat(ids(client.list("{}"))).containsExactly(second, first);
        assertThat(ids(client.list("{\"status\":[\"Completed\"]}"))).containsExactly(first);
        assertThat(ids(client.list("{\"status\":[\"AwaitingOthers\",\"Expired\"]}")))
                .containsExactly(second);
        assertThat(ids(client.list("{\"categories\":[\"hr\"]}"))).isEmpty();
        assertThat(ids(client.list("{\"categories\":[\"legal\",\"hr\"]}"))).hasSize(2);
        String today =
                DateTimeFormatter.ofPattern("MM/dd/yyyy")
                        .format(LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC));
        assertThat(
                        ids(
                                client.list(
                                        "{\"start_date\":\"%s\",\"end_date\":\"%1$s\"}"
                                                .formatted(today))))
                .isNotEmpty();
        assertThat(ids(client.list("{\"start_date\":\"01/01/2099\"}"))).isEmpty();
        assertThat(ids(client.list("{\"end_date\":\"01/01/2020\"}"))).isEmpty();
        client.list("{\"start_date\":\"2026-01-01\"}").is(400);
        client.list("{\"status\":[\"completed\"]}").is(400);
        CLOCK.advance(Duration.ofDays(28));
        client = JSignClient.of(SANDBOX.sandbox());
        assertThat(ids(client.list("{\"status\":[\"DueSoon\"]}"))).containsExactly(second);
    }

    @Test
    void listHasPages() throws Exception {
        for (int i = 0; i < 12; i++) {
            jSign.addEnvelope("desk@acme.test", "e" + i, ADA);
        }
        Answer first = client.list("{}").ok();
        assertThat(first.json().at("/data/envelopes")).hasSize(10);
        assertThat(first.json().at("/data/list_info").toString())
                .isEqualTo("{\"page\":1,\"num_pages\":2,\"num_results\":12,\"page_size\":10}");
        assertThat(client.list("{\"page\":2}").ok().json().at("/data/envelopes")).hasSize(2);
        assertThat(client.list("{\"page\":3,\"page_size\":5}").ok().json().at("/data/envelopes"))
                .hasSize(2);
        assertThat(code(client.list("{\"page_size\":101}").is(400)))
                .isEqualTo("PAGE_SIZE_EXCEEDED");
    }

    @Test
    void heldListLagsWhileTheEnvelopeItselfDoesNot() throws Exception {
        String id = client.send("Parallel", ADA + ":1");
        jSign.holdListings();
        jSign.sign(id, ADA);
        assertThat(client.list("{}").at("/data/envelopes/0/status")).isEqualTo("AwaitingOthers");
        assertThat(client.status(id)).isEqualTo("Completed");
        jSign.releaseListings();
        assertThat(client.list("{}").at("/data/envelopes/0/status")).isEqualTo("Completed");
    }

    private static List<String> ids(Answer list) {
        return list.ok().json().findValuesAsText("envelope_id");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.docusign.DocuSignClient.Answer;
import io.github.camelesign.sandbox.testing.Pdfs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocuSignDefinitionTest {
    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(DocuSignModule::new));

    private final Sandbox sandbox = SANDBOX.sandbox();
    private final DocuSignClient client = new DocuSignClient(sandbox).legacy();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "emailSubject":"Contract"  | "emailSubject":""         | ENVELOPE_IS_INCOMPLETE
                    "email":"ada@acme.test"    | "email":"ada"             | INVALID_EMAIL_ADDRESS_FOR_RECIPIENT
                    "email":"ada@acme.test"    | "email":""                | ENVELOPE_IS_INCOMPLETE
                    "recipientId":"1"          | "recipientId":""          | INVALID_RECIPIENT_ID
                    "documentId":"1"           | "documentId":"x"          | INVALID_REQUEST_PARAMETER
                    "signHereTabs":[{"documentId":"1" | "signHereTabs":[{"documentId":"9" | TAB_REFERS_TO_MISSING_DOCUMENT
                    "tabLabel":"City"          | "tabLabel":"City","anchorString":"/no/" | ANCHOR_TAB_STRING_NOT_FOUND
                    "documentBase64":"         | "documentBase64":"AAAA","x":" | UNABLE_TO_LOAD_DOCUMENT
                    "status":"sent"            | "status":"voided"         | INVALID_REQUEST_PARAMETER
                    "routingOrder":"1"         | "routingOrder":"first"    | INVALID_REQUEST_PARAMETER
                    {"status"                  | {status                   | INVALID_REQUEST_BODY
                    """)
    void whatIsWrongIsRefusedAndNothingIsKept(String right, String wrong, String code)
            throws IOException {
        String definition = DocuSignClient.definition("sent", "ada@acme.test");
        assertThat(definition).contains(right);
        String spoiled = definition.replace(right, wrong);
        if (wrong.contains("anchorString")) {
            spoiled = spoiled.replace("\"pageNumber\":\"1\",\"xPosition\":\"50\",", "");
        }
        client.post("/envelopes", spoiled).refused(400, code);
        assertThat(DocuSign.of(sandbox).envelopes()).isEmpty();
        assertThat(sandbox.mailbox().all()).isEmpty();
    }

    @Test
    void whatDocuSignDecidesCannotBeSet() throws IOException {
        String definition =
                DocuSignClient.definition("sent", "ada@acme.test ")
                        .replaceFirst("\\{", "{\"completedDateTime\":\"x\",\"purgeState\":\"x\",")
                        .replaceFirst(
                                "\"routingOrder\"",
                                "\"status\":\"completed\",\"signedDateTime\":\"x\",$0");
        String id = client.post("/envelopes", definition).is(201).at("/envelopeId");
        Answer shown = client.get("/envelopes/" + id + "?include=recipients").is(200);
        assertThat(shown.json().has("completedDateTime")).isFalse();
        assertThat(shown.at("/purgeState")).isEqualTo("unpurged");
        assertThat(shown.at("/recipients/signers/0/status")).isEqualTo("sent");
        assertThat(shown.json().at("/recipients/signers/0").has("signedDateTime")).isFalse();
        DocuSign.of(sandbox).sign(id, "ada@acme.test");
    }

    @Test
    void twoRecipientsOrDocumentsOfOneIdAreRefused() throws IOException {
        String twice = DocuSignClient.definition("sent", "a@acme.test", "b@acme.test");
        client.post("/envelopes", twice.replace("\"recipientId\":\"2\"", "\"recipientId\":\"1\""))
                .refused(400, "INVALID_RECIPIENT_ID");
        String document = DocuSignClient.document(1, "contract.pdf");
        String one = DocuSignClient.definition("sent", "a@acme.test");
        client.post(
                        "/envelopes",
                        one.replace("\"documents\":[", "\"documents\":[" + document + ","))
                .refused(400, "INVALID_REQUEST_PARAMETER");
    }

    @Test
    void anchorsPutTabsWhereTheTextStands() throws IOException {
        String definition =
                DocuSignClient.definition("sent", "ada@acme.test")
                        .replaceFirst(
                                "\"signHereTabs\":\\[\\{[^]]*]",
                                "\"signHereTabs\":[{\"anchorString\":\"/sn1/\",\"anchorUnits\":"
                                        + "\"inches\",\"anchorXOffset\":\"1\"}]");
        String id = client.post("/envelopes", definition).is(201).at("/envelopeId");
        Answer tabs = client.get("/envelopes/" + id + "/recipients/1/tabs").is(200);
        assertThat(tabs.at("/signHereTabs/0/documentId")).isEqualTo("1");
        assertThat(tabs.at("/signHereTabs/0/pageNumber")).isEqualTo("1");
        // the text starts at the margin of 36 points, and an inch has 72
        assertThat(tabs.at("/signHereTabs/0/xPosition")).isEqualTo("108");
    }

    @Test
    void multipartCarriesFilesBesideTheDefinition() throws IOException {
        String definition =
                """
                {"status":"sent","emailSubject":"Parts",
                 "documents":[{"documentId":"1","name":"one.pdf"},{"documentId":"2","name":"two.pdf"}],
                 "recipients":{"signers":[{"recipientId":"1","name":"A","email":"a@acme.test"}]}}""";
        byte[] pdf = Pdfs.with("Binary one");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        text(body, "--XX\r\nContent-Type: application/json\r\n");
        text(body, "Content-Disposition: form-data\r\n\r\n" + definition + "\r\n");
        text(body, "--XX\r\nContent-Type: application/pdf\r\n");
        text(body, "Content-Disposition: file; filename=\"one.pdf\";documentid=1\r\n\r\n");
        body.write(pdf);
        text(body, "\r\n--XX\r\nContent-Type: application/pdf\r\n");
        text(body, "Content-Disposition: file; filename=\"two.pdf\"; documentId=\"2\"\r\n");
        text(body, "Content-Transfer-Encoding: base64\r\n\r\n");
        text(body, Base64.getMimeEncoder().encodeToString(Pdfs.with("Encoded two")));
        text(body, "\r\n--XX--\r\n");
        Map<String, String> type = Map.of("Content-Type", "multipart/form-data; boundary=XX");
        String id =
                client.send("POST", "/envelopes", body.toByteArray(), type)
                        .is(201)
                        .at("/envelopeId");
        byte[] second = client.get("/envelopes/" + id + "/documents/2").bytes();
        assertThat(Pdfs.text(second)).contains("Encoded two");
        assertThat(client.get("/envelopes/" + id + "/documents/1").bytes()).isEqualTo(pdf);

        String broken =
                body.toString(StandardCharsets.ISO_8859_1).replace("form-data\r\n\r\n", "x\r\n");
        client.send("POST", "/envelopes", broken.getBytes(StandardCharsets.ISO_8859_1), type)
                .refused(400, "INVALID_REQUEST_BODY");
        client.send(
                        "POST",
                        "/envelopes",
                        body.toString(StandardCharsets.ISO_8859_1)
                                .replace("documentid=1", "documentid=3")
                                .getBytes(StandardCharsets.ISO_8859_1),
                        type)
                .refused(400, "UNABLE_TO_LOAD_DOCUMENT");
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void xmlIsUnderstoodAndAnswered() throws IOException {
        String xml =
                """
                <envelopeDefinition xmlns="http://www.docusign.com/restapi">
                <status>sent</status><emailSubject>In XML</emailSubject>
                <documents><document><documentId>1</documentId><name>x.pdf</name>
                <documentBase64>%s</documentBase64></document></documents>
                <recipients><signers><signer><recipientId>1</recipientId><name>A &amp; B</name>
                <email>a@acme.test</email><tabs><signHereTabs><signHere><documentId>1</documentId>
                <pageNumber>1</pageNumber><xPosition>1</xPosition><yPosition>1</yPosition>
                </signHere></signHereTabs></tabs></signer></signers></recipients>
                </envelopeDefinition>"""
                        .formatted(Base64.getEncoder().encodeToString(Pdfs.with("X")));
        client.with("Accept", "application/xml");
        Answer made =
                client.send(
                        "POST",
                        "/envelopes",
                        xml.getBytes(StandardCharsets.UTF_8),
                        Map.of("Content-Type", "application/xml"));
        made.is(201);
        assertThat(made.header("Content-Type")).startsWith("application/xml");
        assertThat(made.text()).contains("<envelopeSummary", "<status>sent</status>");
        String id = made.text().replaceAll("(?s).*<envelopeId>(.*)</envelopeId>.*", "$1");
        String shown = client.get("/envelopes/" + id + "?include=recipients").text();
        assertThat(shown).contains("<signers><signer>", "<name>A &amp; B</name>");
        assertThat(client.get("/envelopes/" + id + "0").text()).contains("<errorDetails");
        assertThat(client.root("GET", "/restapi/v2/login_information").text())
                .contains("<loginAccounts><loginAccount>");
        client.send(
                        "POST",
                        "/envelopes",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>"
                                .getBytes(StandardCharsets.UTF_8),
                        Map.of("Content-Type", "application/xml"))
                .is(400);
    }

    @Test
    void templateIsSentToWhoTakesItsRoles() throws IOException {
        String template = template();
        String sent =
                client.post(
                                "/envelopes",
                                """
                                {"status":"sent","templateId":"%s","templateRoles":[
                                 {"roleName":"Signer","name":"Ada","email":"ada@acme.test",
                                  "tabs":{"textTabs":[{"tabLabel":"City","value":"Oslo"}]}}]}"""
                                        .formatted(template))
                        .is(201)
                        .at("/envelopeId");
        Answer shown = client.get("/envelopes/" + sent + "?include=recipients,tabs,custom_fields");
        assertThat(shown.at("/emailSubject")).isEqualTo("From template");
        assertThat(shown.json().at("/recipients/signers")).hasSize(1);
        assertThat(shown.at("/recipients/signers/0/email")).isEqualTo("ada@acme.test");
        assertThat(shown.at("/recipients/signers/0/tabs/textTabs/0/value")).isEqualTo("Oslo");
        assertThat(shown.at("/customFields/textCustomFields/0/value")).isEqualTo("sales");
        assertThat(Pdfs.pages(client.get("/envelopes/" + sent + "/documents/1").bytes()))
                .isEqualTo(1);
        client.post(
                        "/envelopes",
                        """
                        {"status":"sent","templateId":"%s","templateRoles":[
                         {"roleName":"Nobody","name":"Ada","email":"ada@acme.test"}]}"""
                                .formatted(template))
                .refused(400, "INVALID_TEMPLATE_ROLE");
    }

    private String template() throws IOException {
        return client.post(
                        "/templates",
                        """
                        {"name":"NDA","emailSubject":"From template","documents":[%s],
                         "customFields":{"textCustomFields":[{"name":"dept","value":"sales"}]},
                         "recipients":{"signers":[{"recipientId":"1","roleName":"Signer",
                         "tabs":{"textTabs":[{"tabLabel":"City","documentId":"1","pageNumber":"1",
                         "xPosition":"10","yPosition":"10"}]}},
                         {"recipientId":"2","roleName":"Approver","routingOrder":"2"}]}}"""
                                .formatted(DocuSignClient.document(1, "nda.pdf")))
                .is(201)
                .at("/templateId");
    }

    @Test
    void compositeTemplatesAreLaidOverEachOther() throws IOException {
        String template = template();
        String id =
                client.post(
                                "/envelopes",
                                """
                                {"status":"sent","emailSubject":"Composite","compositeTemplates":[{
                                 "serverTemplates":[{"sequence":"1","templateId":"%s"}],
                                 "inlineTemplates":[{"sequence":"2","documents":[%s],
                                  "recipients":{"signers":[{"recipientId":"1","roleName":"Signer",
                                  "name":"Ada","email":"ada@acme.test"}]}}]}]}"""
                                        .formatted(
                                                template, DocuSignClient.document(7, "more.pdf")))
                        .is(201)
                        .at("/envelopeId");
        Answer shown = client.get("/envelopes/" + id + "?include=recipients,documents,tabs");
        assertThat(shown.at("/emailSubject")).isEqualTo("Composite");
        assertThat(shown.json().get("envelopeDocuments").findValuesAsText("documentId"))
                .containsExactly("1", "7", "certificate");
        assertThat(shown.json().at("/recipients/signers")).hasSize(1);
        assertThat(shown.json().at("/recipients/signers/0/tabs/textTabs")).hasSize(1);
    }

    @Test
    void templatesAreListedChangedAndDeleted() throws IOException {
        String id = template();
        Answer list = client.get("/templates?search_text=nda&include=recipients").is(200);
        assertThat(list.at("/envelopeTemplates/0/templateId")).isEqualTo(id);
        assertThat(list.at("/envelopeTemplates/0/name")).isEqualTo("NDA");
        assertThat(client.get("/templates?search_text=other").at("/totalSetSize")).isEqualTo("0");
        client.put("/templates/" + id, "{\"name\":\"NDA 2\"}").is(200);
        Answer shown = client.get("/templates/" + id).is(200);
        assertThat(shown.at("/name")).isEqualTo("NDA 2");
        assertThat(shown.at("/recipients/signers/0/roleName")).isEqualTo("Signer");
        assertThat(client.get("/templates/" + id + "/documents").at("/templateDocuments/0/name"))
                .isEqualTo("nda.pdf");
        client.delete("/templates/" + id).is(200);
        client.get("/templates/" + id).refused(404, "TEMPLATE_ID_INVALID");
    }

    @Test
    void chunksBecomeADocument() throws IOException {
        byte[] pdf = Pdfs.with("In chunks");
        Base64.Encoder base64 = Base64.getEncoder();
        String first = base64.encodeToString(Arrays.copyOf(pdf, 1000));
        String rest = base64.encodeToString(Arrays.copyOfRange(pdf, 1000, pdf.length));
        String data = "{\"data\":\"%s\"}";
        Answer upload = client.post("/chunked_uploads", data.formatted(first)).is(201);
        String path = "/chunked_uploads/" + upload.at("/chunkedUploadId");
        client.put(path + "/2", data.formatted(rest)).is(200);
        client.put(path + "?action=commit", "").refused(400, "CHUNKED_UPLOAD_NOT_CONTIGUOUS");
        String whole =
                client.post("/chunked_uploads", data.formatted(first)).at("/chunkedUploadId");
        client.put("/chunked_uploads/" + whole + "/1", data.formatted(rest)).is(200);
        Answer committed = client.put("/chunked_uploads/" + whole + "?action=commit", "").is(200);
        assertThat(committed.at("/committed")).isEqualTo("true");
        assertThat(committed.at("/totalSize")).isEqualTo(String.valueOf(pdf.length));
        String id =
                client.post(
                                "/envelopes",
                                """
                                {"documents":[{"documentId":"1","name":"big.pdf","remoteUrl":"%s"}]}"""
                                        .formatted(committed.at("/chunkedUploadUri")))
                        .is(201)
                        .at("/envelopeId");
        assertThat(client.get("/envelopes/" + id + "/documents/1").bytes()).isEqualTo(pdf);
    }

    @Test
    void otherFileTypesBecomePdfs() throws IOException {
        String id =
                client.post(
                                "/envelopes",
                                """
                                {"documents":[{"documentId":"1","name":"letter","fileExtension":
                                 "docx","documentBase64":"UEsDBA=="}]}""")
                        .is(201)
                        .at("/envelopeId");
        byte[] pdf = client.get("/envelopes/" + id + "/documents/1").is(200).bytes();
        assertThat(Pdfs.pages(pdf)).isEqualTo(1);
    }

    @Test
    void documentsOfADraftAreAddedReplacedAndDeleted() throws IOException {
        String id = client.envelope("created", "ada@acme.test");
        String documents = "/envelopes/" + id + "/documents";
        Answer put =
                client.send(
                        "PUT",
                        documents + "/2",
                        Pdfs.with("Second"),
                        Map.of(
                                "Content-Type",
                                "application/pdf",
                                "Content-Disposition",
                                "filename=\"second.pdf\""));
        assertThat(put.is(200).at("/name")).isEqualTo("second.pdf");
        client.put(documents, "{\"documents\":[" + DocuSignClient.document(3, "third.pdf") + "]}")
                .is(200);
        Answer list = client.get(documents).is(200);
        assertThat(list.json().get("envelopeDocuments").findValuesAsText("name"))
                .containsExactly("contract.pdf", "second.pdf", "third.pdf", "Summary");
        client.delete(documents, "{\"documents\":[{\"documentId\":\"2\"}]}").is(200);
        client.get(documents + "/2").refused(404, "DOCUMENT_DOES_NOT_EXIST");

        Answer pages = client.get(documents + "/1/pages").is(200);
        assertThat(pages.at("/pages/0/sequence")).isEqualTo("1");
        Answer image = client.get(documents + "/1/pages/1/page_image?max_height=200").is(200);
        assertThat(image.header("Content-Type")).isEqualTo("image/png");
        client.get(documents + "/1/pages/2/page_image").refused(404, "PAGE_IMAGE_NOT_FOUND");
    }

    @Test
    void recipientsAndTabsAreChanged() throws IOException {
        String id = client.envelope("sent", "ada@acme.test");
        String recipients = "/envelopes/" + id + "/recipients";
        Answer added =
                client.post(
                                recipients,
                                """
                                {"signers":[{"recipientId":5,"routingOrder":2,"name":"Bob",
                                 "email":"bob@acme.test"}]}""")
                        .is(201);
        assertThat(added.json().at("/signers/0/recipientId").textValue()).isEqualTo("5");
        Answer changed =
                client.put(
                                recipients + "?resend_envelope=true",
                                """
                                {"signers":[{"recipientId":"1","name":"Eve","email":"eve@acme.test"},
                                 {"recipientId":"9","name":"X","email":"x@acme.test"}]}""")
                        .is(200);
        assertThat(changed.at("/recipientUpdateResults/1/errorDetails/errorCode"))
                .isEqualTo("INVALID_RECIPIENT_ID");
        assertThat(sandbox.mailbox().to("eve@acme.test")).hasSize(1);

        Answer tab =
                client.post(
                                recipients + "/5/tabs",
                                """
                                {"textTabs":[{"tabLabel":"Job","documentId":"1","pageNumber":"1",
                                 "xPosition":"1","yPosition":"1"}]}""")
                        .is(201);
        String tabId = tab.at("/textTabs/0/tabId");
        String named = "{\"textTabs\":[{\"tabId\":\"%s\",\"value\":\"Boss\"}]}".formatted(tabId);
        client.put(recipients + "/5/tabs", named).is(200);
        DocuSign.of(sandbox).sign(id, "eve@acme.test");
        Answer form = client.get("/envelopes/" + id + "/form_data").is(200);
        assertThat(form.at("/recipientFormData/1/formData/0/value")).isEqualTo("Boss");
        client.delete(recipients + "/5/tabs", named).is(200);
        assertThat(client.get(recipients + "/5/tabs").json().get("textTabs")).isEmpty();
        client.delete(recipients + "/1").refused(400, "RECIPIENT_UPDATE_FAILED");
        client.delete(recipients + "/5").is(200);
        assertThat(DocuSign.of(sandbox).envelope(id).status()).isEqualTo("completed");
    }

    @Test
    void customFieldsHaveIds() throws IOException {
        String id = client.envelope("created", "ada@acme.test");
        String path = "/envelopes/" + id + "/custom_fields";
        Answer added =
                client.post(
                                path,
                                """
                                {"textCustomFields":[{"name":"order","value":"5","show":true}],
                                 "listCustomFields":[{"name":"unit","listItems":["a"],"value":"a"}]}""")
                        .is(201);
        String fieldId = added.at("/textCustomFields/0/fieldId");
        assertThat(fieldId).matches("\\d+");
        assertThat(added.json().at("/textCustomFields/0/show").textValue()).isEqualTo("true");
        String change = "{\"textCustomFields\":[{\"fieldId\":\"%s\",\"value\":\"6\"}]}";
        client.put(path, change.formatted(fieldId)).is(200);
        assertThat(client.get(path).at("/textCustomFields/0/value")).isEqualTo("6");
        client.delete(path, change.formatted(fieldId)).is(200);
        client.delete(path, change.formatted(fieldId)).refused(400, "CUSTOM_FIELD_ID_INVALID");
        JsonNode rest = client.get(path).json();
        assertThat(rest.get("textCustomFields")).isEmpty();
        assertThat(rest.get("listCustomFields")).hasSize(1);
    }

    @Test
    void lockKeepsOthersOut() throws IOException {
        String id = client.envelope("created", "ada@acme.test");
        String lock = "/envelopes/" + id + "/lock";
        client.get(lock).refused(400, "EDIT_LOCK_ENVELOPE_NOT_LOCKED");
        String asked =
                "{\"lockDurationInSeconds\":\"300\",\"lockedByApp\":\"x\",\"lockType\":\"edit\"}";
        String token = client.post(lock, asked).is(201).at("/lockToken");
        client.post(lock, asked).refused(400, "EDIT_LOCK_ENVELOPE_ALREADY_LOCKED");
        String change = "{\"emailSubject\":\"Changed\"}";
        client.put("/envelopes/" + id, change).refused(400, "EDIT_LOCK_NOT_LOCK_OWNER");
        client.with("X-DocuSign-Edit", "{\"LockToken\":\"%s\"}".formatted(token));
        client.put("/envelopes/" + id, change).is(200);
        client.delete(lock).is(200);
        client.without("X-DocuSign-Edit").put("/envelopes/" + id, change).is(200);
    }
}

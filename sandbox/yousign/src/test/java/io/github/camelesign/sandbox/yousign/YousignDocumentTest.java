// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.Pdfs;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Documents of version 3, the fields on them and what is made of both. */
class YousignDocumentTest {
    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(YousignModule::new));

    private Yousign yousign;
    private YousignClient client;

    @BeforeEach
    void visit(Sandbox sandbox) {
        yousign = Yousign.of(sandbox);
        client = new YousignClient(sandbox.baseUri("yousign") + "/v3");
    }

    @Test
    void uploadedDocumentIsShownAndComesBackAsItWas() throws Exception {
        String request = client.draft("");
        byte[] content = Pdfs.with("The contract itself");
        JsonNode document =
                client.form(
                                request + "/documents",
                                "nda.pdf",
                                content,
                                "nature=signable_document",
                                "name=The NDA.pdf",
                                "initials={\"alignment\":\"left\",\"y\":20}",
                                "parse_anchors=false")
                        .is(201)
                        .json();
        assertThat(document.get("filename").asText()).isEqualTo("The NDA.pdf");
        assertThat(document.get("total_pages").asInt()).isEqualTo(1);
        assertThat(document.get("is_locked").asBoolean()).isFalse();
        assertThat(document.at("/initials/per_page/0/page").asInt()).isEqualTo(1);
        assertThat(document.get("sha256").asText())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        String path = request + "/documents/" + document.get("id").asText();
        assertThat(client.get(path).is(200).json()).isEqualTo(document);
        assertThat(client.get(path + "/download").is(200).bytes()).isEqualTo(content);
        assertThat(client.get(request + "/documents?nature[eq]=attachment").json()).isEmpty();
    }

    @Test
    void documentIsRenamedReplacedAndDeleted() throws IOException {
        String request = client.draft("");
        String path = request + "/documents/" + client.upload(request);
        JsonNode renamed = client.json("PATCH", path, "{\"name\":\"Other.pdf\"}").is(200).json();
        assertThat(renamed.get("filename").asText()).isEqualTo("Other.pdf");
        JsonNode replaced =
                client.form(path + "/replace", "new.pdf", Pdfs.with("Second version"))
                        .is(201)
                        .json();
        assertThat(replaced.get("id")).isEqualTo(renamed.get("id"));
        assertThat(Pdfs.text(client.get(path + "/download").bytes())).contains("Second version");
        client.delete(path).is(204);
        client.get(path).is(404);
    }

    @Test
    void severalDocumentsComeInAZip() throws IOException {
        String request = client.draft("");
        client.signer(request, client.upload(request), "ada", "");
        client.form(request + "/documents", "annex.pdf", Pdfs.with("Annex"), "nature=attachment")
                .is(201);
        client.post(request + "/activate").is(201);
        var early = client.get(request + "/documents/download?version=completed").is(400);
        assertThat(early.json().get("type").asText())
                .isEqualTo("document.unable_to_download_signature_request_not_in_done");

        var zip = client.get(request + "/documents/download").is(200);
        assertThat(zip.header("content-type")).isEqualTo("application/zip");
        assertThat(Pdfs.zipEntries(zip.bytes())).containsExactly("1-nda.pdf", "2-annex.pdf");
        String single = client.active("", "bob");
        assertThat(client.get(single + "/documents/download?archive=true").header("content-type"))
                .isEqualTo("application/zip");
    }

    @Test
    void markersInTheTextBecomeFieldsOfTheirSigners() throws IOException {
        String request = client.draft("");
        JsonNode document =
                client.form(
                                request + "/documents",
                                "nda.pdf",
                                Pdfs.with("Sign {{s1|signature|120|60}}", "{{s2|signature|90|40}}"),
                                "nature=signable_document",
                                "parse_anchors=true")
                        .is(201)
                        .json();
        assertThat(document.get("total_anchors").asInt()).isEqualTo(2);
        for (String name : new String[] {"ada", "bob"}) {
            client.post(
                            request + "/signers",
                            """
                            {"info":{"first_name":"%s","last_name":"T","email":"%s@acme.test",
                             "locale":"en"},"signature_level":"electronic_signature"}"""
                                    .formatted(name, name))
                    .is(201);
        }
        JsonNode signers = client.get(request + "/signers").json();
        assertThat(signers.at("/0/fields/0/width").asInt()).isEqualTo(120);
        assertThat(signers.at("/1/fields/0/height").asInt()).isEqualTo(40);
        assertThat(signers.at("/0/fields/0/y").asInt())
                .isLessThan(signers.at("/1/fields/0/y").asInt());
        client.post(request + "/activate").is(201);
    }

    @Test
    void fieldsAreMadeChangedListedAndAnswered() throws IOException {
        String request = client.draft("");
        String document = client.upload(request);
        String signer = client.signer(request, document, "ada", "");
        String fields = request + "/documents/" + document + "/fields";
        String text =
                client.post(
                                fields,
                                """
                                {"type":"text","signer_id":"%s","page":1,"x":60,"y":300,
                                 "max_length":10,"question":"Your town?","name":"town"}"""
                                        .formatted(signer))
                        .is(201)
                        .id();
        String box =
                client.post(
                                fields,
                                """
                                {"type":"checkbox","signer_id":"%s","page":1,"x":60,"y":340}"""
                                        .formatted(signer))
                        .is(201)
                        .id();
        client.post(
                        fields,
                        """
                        {"type":"read_only_text","page":1,"x":60,"y":380,"text":"Printed"}""")
                .is(201);
        client.json("PATCH", fields + "/" + text, "{\"x\":80}").is(200);
        assertThat(client.get(fields + "?name[eq]=town").json().at("/data/0/x").asInt())
                .isEqualTo(80);
        assertThat(client.get(fields + "?type[in]=checkbox,text").json().get("data")).hasSize(2);
        assertThat(client.get(fields + "?limit=1").json().at("/meta/next_cursor").isTextual())
                .isTrue();
        client.post(fields + "/" + text + "/answer", "{\"value\":\"Caen\"}").is(400);

        client.post(request + "/activate").is(201);
        client.post(fields + "/" + text + "/answer", "{\"value\":\"Caen\"}").is(204);
        assertThat(client.post(fields + "/" + text + "/answer", "{\"value\":7}").violations())
                .isEqualTo("value");
        client.post(fields + "/" + box + "/answer", "{\"value\":true}").is(204);
        yousign.sign(YousignClient.id(request), "ada@acme.test");

        assertThat(Pdfs.text(client.get(request + "/documents/download").bytes()))
                .contains("Caen", "Printed");
    }

    @Test
    void answeredRadioButtonIsPrinted() throws IOException {
        String request = client.draft("");
        String document = client.upload(request);
        String signer = client.signer(request, document, "ada", "");
        String fields = request + "/documents/" + document + "/fields";
        String group =
                client.post(
                                fields,
                                """
                                {"type":"radio_group","signer_id":"%s","page":1,
                                 "radios":[{"name":"yes","x":60,"y":300},
                                  {"name":"no","x":60,"y":340}]}"""
                                        .formatted(signer))
                        .is(201)
                        .id();
        client.post(request + "/activate").is(201);
        String answer = fields + "/" + group + "/answer";
        assertThat(client.post(answer, "{\"value\":\"maybe\"}").violations()).isEqualTo("value");
        client.post(answer, "{\"value\":\"no\"}").is(204);
        yousign.sign(YousignClient.id(request), "ada@acme.test");
        assertThat(client.get(fields).json().findValuesAsText("checked"))
                .containsExactly("false", "true");
    }

    @Test
    void whatYousignFillsInIsPrintedButNotShownAmongTheSignersFields() throws IOException {
        String request = client.draft("");
        String document = client.upload(request);
        String signer = client.signer(request, document, "ada", "");
        String field = "{\"type\":\"%s\",\"signer_id\":\"%s\",\"page\":1,\"x\":60,\"y\":%d%s}";
        String fields = request + "/documents/" + document + "/fields";
        client.post(fields, field.formatted("signer_name", signer, 300, "")).is(201);
        client.post(
                        fields,
                        field.formatted(
                                "signature_date", signer, 340, ",\"date_format\":\"yyyy-MM-dd\""))
                .is(201);
        assertThat(
                        client.get(request + "/signers/" + signer)
                                .json()
                                .get("fields")
                                .findValuesAsText("type"))
                .containsExactly("signature");
        client.post(request + "/activate").is(201);
        yousign.sign(YousignClient.id(request), "ada@acme.test");

        JsonNode values = client.get(fields + "?type[in]=signer_name,signature_date").json();
        assertThat(values.at("/data/0/value").asText()).isEqualTo("ada Test");
        assertThat(Pdfs.text(client.get(request + "/documents/download").bytes()))
                .contains(values.at("/data/1/value").asText());
    }

    @Test
    void wrongFieldsAreNamed() throws IOException {
        String request = client.draft("");
        String document = client.upload(request);
        String signer = client.signer(request, document, "ada", "");
        String fields = request + "/documents/" + document + "/fields";
        assertThat(client.post(fields, "{\"type\":\"stamp\"}").violations()).isEqualTo("type");
        assertThat(
                        client.post(
                                        fields,
                                        """
                                        {"type":"text","page":1,"x":-1,"y":2,"max_length":5}""")
                                .violations()
                                .split(" "))
                .containsExactlyInAnyOrder("signer_id", "x", "question");
        assertThat(
                        client.post(
                                        fields,
                                        """
                                        {"type":"signature","signer_id":"%s","page":2,
                                         "x":1,"y":2}"""
                                                .formatted(signer))
                                .violations())
                .isEqualTo("page");
        assertThat(
                        client.post(
                                        request + "/signers",
                                        """
                                        {"info":{"first_name":"A","email":"a","locale":"xx"},
                                         "signature_level":"handshake",
                                         "fields":[{"type":"signature","page":1,"x":1,"y":1}]}""")
                                .violations()
                                .split(" "))
                .containsExactlyInAnyOrder(
                        "info[last_name]",
                        "info[email]",
                        "info[locale]",
                        "signature_level",
                        "fields[0][document_id]");
    }

    @Test
    void auditTrailsAreThereOnceSigned() throws IOException {
        String request = client.active("", "ada", "bob");
        JsonNode signers = client.get(request + "/signers").json();
        String ada = request + "/signers/" + signers.get(0).get("id").asText() + "/audit_trails";
        assertThat(client.get(ada).is(400).json().get("type").asText())
                .isEqualTo("audit_trail.not_ready_for_download");
        yousign.sign(YousignClient.id(request), "ada@acme.test");

        JsonNode trail = client.get(ada).is(200).json();
        assertThat(trail.at("/signer/email_address").asText()).isEqualTo("ada@acme.test");
        assertThat(trail.at("/documents/0/name").asText()).isEqualTo("nda.pdf");
        assertThat(Pdfs.text(client.get(ada + "/download").is(200).bytes()))
                .contains("Audit trail of NDA", "ada@acme.test", "signer.done");
        String all = request + "/audit_trails/download";
        client.get(all).is(400);
        yousign.sign(YousignClient.id(request), "bob@acme.test");
        assertThat(Pdfs.zipEntries(client.get(all).is(200).bytes())).hasSize(2);
        byte[] merged = client.get(all + "?merge=true").is(200).bytes();
        assertThat(Pdfs.pages(merged)).isEqualTo(2);
    }

    @Test
    void documentsThatCameFirstAreNamedByTheRequest() throws IOException {
        String document =
                client.form("/documents", "nda.pdf", Pdfs.with("Early"), "nature=signable_document")
                        .is(201)
                        .id();
        String request =
                client.draft(
                        """
                        ,"documents":["%s"],"signers":[{"info":{"first_name":"Ada",
                         "last_name":"L","email":"ada@acme.test","locale":"en"},
                         "signature_level":"electronic_signature",
                         "fields":[{"document_id":"%s","type":"signature","page":1,
                           "x":1,"y":1}]}]"""
                                .formatted(document, document));
        client.post(request + "/activate").is(201);
    }

    @Test
    void largeDocumentIsHandedOutAsItIs() throws IOException {
        String request = client.draft("");
        String id = yousign.addLargeDocument(YousignClient.id(request), "big.pdf", 3_000_000);
        byte[] content = client.get(request + "/documents/" + id + "/download").is(200).bytes();
        assertThat(content).hasSize(3_000_000).startsWith('%', 'P', 'D', 'F');
    }
}

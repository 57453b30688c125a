// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static io.github.camelesign.contract.SignNowAccount.ADA;
import static io.github.camelesign.contract.SignNowAccount.EVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.api.contract.ContractState.RecipientStatus;
import io.github.camelesign.spi.JsonView;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

/** What is special about contracts at SignNow. */
class SignNowContractTest extends SignNowTests {

    static final String ONE_AFTER_THE_OTHER =
            """
            title: Lease of flat 7
            reference: lease-7
            documents: [{id: lease}]
            recipients:
              - {id: tenant, firstName: Ada, lastName: Lovelace, email: ada@acme.test, order: 1}
              - {id: landlord, firstName: Eve, lastName: Moneypenny, email: eve@acme.test, order: 2}
            fields:
              - {recipient: tenant, anchor: "Tenant signs here:"}
              - {recipient: landlord, anchor: "Landlord signs here:"}
            """;

    /** Two documents that are alike, of which the landlord has only to sign the second. */
    private String twoDocuments(String delivery) throws Exception {
        account.document("first.pdf", SignNowAccount.LEASE);
        return """
        title: Lease and annex
        reference: lease-and-annex
        documents:
          - {id: lease, name: lease.pdf, from: "%1$s"}
          - {id: annex, name: lease.pdf, from: "%1$s"}
        recipients:
          - {id: tenant, firstName: Ada, lastName: Lovelace, email: ada@acme.test, order: 1, delivery: %2$s}
          - {id: landlord, firstName: Eve, lastName: Moneypenny, email: eve@acme.test, order: 2}
        fields:
          - {recipient: tenant, document: lease, anchor: "Tenant signs here:"}
          - {recipient: tenant, document: annex, anchor: "Tenant signs here:"}
          - {recipient: landlord, document: annex, anchor: "Landlord signs here:"}
        """
                .formatted(directory.resolve("first.pdf").toUri(), delivery);
    }

    @Test
    void severalDocumentsAreOneGroup() throws Exception {
        ContractState sent = account.sent(twoDocuments("email"));

        assertThat(sent.status()).isEqualTo(ContractStatus.OPEN);
        assertThat(sent.recipients())
                .extracting("id", "email", "order", "status")
                .containsExactly(
                        tuple("tenant", ADA, 1, RecipientStatus.ASKED),
                        tuple("landlord", EVE, 2, RecipientStatus.WAITING));
        assertThat(account.mails(EVE)).isEmpty();

        sandbox.signNow().sign(sent.id(), ADA);
        assertThat(account.get(sent.id()).recipients())
                .extracting(ContractState.Recipient::status)
                .containsExactly(RecipientStatus.DONE, RecipientStatus.ASKED);
        sandbox.signNow().sign(sent.id(), EVE);

        assertThat(account.get(sent.id()).status()).isEqualTo(ContractStatus.COMPLETED);
        assertThat(pages(account.download(sent.id(), "signed"))).isEqualTo(2);
        assertThat(pages(account.download(sent.id(), "all"))).isGreaterThan(2);
    }

    private static int pages(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    @Test
    void oneDocumentIsDownloadedWithItsHistory() throws Exception {
        String id = account.sent(ONE_AFTER_THE_OTHER).id();
        sandbox.signNow().sign(id, ADA);
        sandbox.signNow().sign(id, EVE);

        assertThat(pages(account.download(id, "signed"))).isEqualTo(1);
        assertThat(pages(account.download(id, "all"))).isEqualTo(2);
        assertThat(pages(account.download(id, "audit"))).isEqualTo(2);
    }

    @Test
    void anApproverComesByAGroup() {
        ContractState sent =
                account.sent(
                        """
                        title: Lease of flat 7
                        reference: approved
                        expires: 10d
                        documents: [{id: lease}]
                        recipients:
                          - {id: boss, kind: approver, firstName: Bo, lastName: Ss, email: bo@acme.test, order: 1}
                          - {id: tenant, firstName: Ada, lastName: Lovelace, email: ada@acme.test, order: 2}
                          - {id: file, kind: copy, firstName: Fi, lastName: Le, email: file@acme.test}
                        fields:
                          - {recipient: tenant, anchor: "Tenant signs here:"}
                        """);

        assertThat(sent.recipients())
                .extracting("id", "order", "status")
                .containsExactly(
                        tuple("boss", 1, RecipientStatus.ASKED),
                        tuple("tenant", 2, RecipientStatus.WAITING));
        assertThat(account.mails(ADA)).isEmpty();
        sandbox.signNow().sign(sent.id(), "bo@acme.test");
        sandbox.signNow().sign(sent.id(), ADA);
        assertThat(account.get(sent.id()).status()).isEqualTo(ContractStatus.COMPLETED);
    }

    @Test
    void whoSignsEmbeddedHasAnAddressAndGetsNoMail() throws Exception {
        String id =
                account.sent(
                                ONE_AFTER_THE_OTHER.replace(
                                        "order: 1", "order: 1, delivery: embedded"))
                        .id();

        assertThat(account.mails(ADA)).isEmpty();
        assertThat(status(url(id, ADA))).isEqualTo(200);
        assertThat(account.on("signing-url", id, Map.of("CamelEsignRecipient", EVE)).getException())
                .hasMessageContaining("was asked by e-mail");
        sandbox.signNow().sign(id, ADA);
        assertThat(account.mails(EVE)).hasSize(1);
        assertThat(account.mails(EVE).get(0).subject()).isEqualTo("Lease of flat 7");
    }

    @Test
    void whoSignsAGroupEmbeddedHasAnAddress() throws Exception {
        String id = account.sent(twoDocuments("embedded")).id();

        assertThat(status(url(id, "tenant"))).isEqualTo(200);
        assertThat(account.on("signing-url", id, Map.of("CamelEsignRecipient", EVE)).getException())
                .hasMessageContaining("was asked by e-mail");
        account.on("cancel", id, Map.of());
        assertThat(account.get(id).status()).isEqualTo(ContractStatus.VOIDED);
    }

    private String url(String id, String recipient) {
        return account.on("signing-url", id, Map.of("CamelEsignRecipient", recipient))
                .getMessage()
                .getBody(String.class);
    }

    private static int status(String url) throws Exception {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(url)).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void anAddressToReturnToIsRefusedWithTheWayToSayIt() {
        String id =
                account.sent(
                                ONE_AFTER_THE_OTHER.replace(
                                        "order: 1", "order: 1, delivery: embedded"))
                        .id();

        Exchange refused =
                account.on(
                        "signing-url",
                        id,
                        Map.of(
                                "CamelEsignRecipient",
                                ADA,
                                "CamelEsignReturnUrl",
                                "https://a.test"));

        assertThat(refused.getException()).hasMessageContaining("redirect_uri");
    }

    @Test
    void aTemplateIsFilledInAndSent() {
        String template = template();

        ContractState sent =
                account.sent(
                        """
                        title: Lease of flat 8
                        reference: from-template
                        template: {signnow: %s}
                        recipients:
                          - {id: a, role: Tenant, firstName: Ada, lastName: Lovelace, email: ada@acme.test}
                        fields:
                          - {recipient: a, document: x, type: text, name: Flat, value: "8"}
                        """
                                .formatted(template));

        assertThat(sent.id()).isNotEqualTo(template);
        assertThat(sent.answer()).containsEntry("document_name", "Lease of flat 8");
        assertThat(attributes(sent))
                .anySatisfy(one -> assertThat(one).containsEntry("prefilled_text", "8"));
        sandbox.signNow().sign(sent.id(), ADA);
        assertThat(account.get(sent.id()).status()).isEqualTo(ContractStatus.COMPLETED);
    }

    private String template() {
        String id = sandbox.signNow().addDocument("desk@acme.test", "model.pdf");
        Map<String, Object> place =
                Map.of(
                        "page_number",
                        0,
                        "x",
                        72,
                        "y",
                        72,
                        "width",
                        100,
                        "height",
                        20,
                        "role",
                        "Tenant");
        Map<String, Object> signature = new HashMap<>(place);
        signature.put("type", "signature");
        Map<String, Object> text = new HashMap<>(place);
        text.putAll(Map.of("type", "text", "name", "Flat", "y", 200));
        account.call(
                "signnow:document/update?documentId=" + id,
                Map.of("fields", List.of(signature, text)),
                Map.of());
        return account.call(
                        "signnow:template/create",
                        Map.of("document_id", id, "document_name", "Model"),
                        Map.of())
                .getMessage()
                .getHeader("CamelSignNowTemplateId", String.class);
    }

    private static List<Map<String, Object>> attributes(ContractState document) {
        return JsonView.objects(document.answer().get("fields")).stream()
                .map(field -> JsonView.object(field.get("json_attributes")))
                .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static io.github.camelesign.contract.SignNowAccount.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.core.Fault;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sending of which one call is lost on its way, or its answer on the way back. */
class SignNowLostAnswerTest extends SignNowTests {

    /** One document with a value, or two documents. */
    private String contract(String form) throws Exception {
        String first = account.document("lease.pdf", SignNowAccount.LEASE).toUri().toString();
        boolean group = form.startsWith("group");
        String second = group ? "\n  - {id: annex, from: \"%s\"}".formatted(first) : "";
        String embedded = form.endsWith("embedded") ? "embedded" : "email";
        return """
        title: Lease
        reference: lease
        documents:
          - {id: lease, from: "%s"}%s
        recipients:
          - {id: tenant, firstName: Ada, lastName: Lovelace, email: ada@acme.test, delivery: %s}
        fields:
          - {recipient: tenant, document: lease, anchor: "Tenant signs here:"}
          - {recipient: tenant, document: lease, type: text, name: Flat, value: "7", place: {page: 1, x: 72, y: 600}}
        """
                .formatted(first, second, embedded);
    }

    @ParameterizedTest
    @CsvSource({
        "document, POST, /document, 2",
        "document, PUT, /document/*, 1",
        "document, PUT, /v2/documents/*/prefill-texts, 1",
        "document, POST, /document/*/custom_history_event, 1",
        "document, POST, /document/*/invite, 1",
        "embedded, GET, /document/*, 1",
        "embedded, POST, /v2/documents/*/embedded-invites, 1",
        "group, POST, /documentgroup, 2",
        "group, POST, /documentgroup/*/groupinvite, 2",
        "group-embedded, POST, /v2/document-groups/*/embedded-invites, 2",
    })
    void isSentOnce(String form, String method, String path, int documents) throws Exception {
        for (Fault.Kind kind : List.of(Fault.Kind.RESET_AFTER, Fault.Kind.RESET_BEFORE)) {
            sandbox.reset();
            try (SignNowAccount account = new SignNowAccount(sandbox, directory)) {
                isSentOnce(account, form, kind, method, path);
                int left =
                        kind == Fault.Kind.RESET_AFTER
                                ? documents
                                : form.startsWith("group") ? 2 : 1;
                assertThat(sandbox.signNow().documents()).as("%s", kind).hasSize(left);
            }
        }
    }

    private void isSentOnce(
            SignNowAccount account, String form, Fault.Kind kind, String method, String path)
            throws Exception {
        String contract = contract(form);
        Fault fault = kind == Fault.Kind.RESET_AFTER ? Fault.resetAfter() : Fault.resetBefore();
        sandbox.faults().add(fault.on(method, path).times(1));

        Exchange first = account.send(contract);
        Exchange second = account.send(contract);

        assertThat(second.getException()).as("%s %s", kind, first.getException()).isNull();
        String id = second.getMessage().getHeader("CamelEsignEnvelopeId", String.class);
        assertThat(asked()).isEqualTo(form.startsWith("group") ? 2 : 1);
        if (!form.endsWith("embedded")) {
            assertThat(account.mails(ADA)).hasSizeLessThanOrEqualTo(2);
        }
        sandbox.signNow().sign(id, ADA);
        assertThat(account.get(id).status().toString()).isEqualTo("completed");
    }

    /** Documents that somebody was asked to sign or to look at. */
    private long asked() {
        return sandbox.signNow().documents().stream()
                .filter(document -> !document.signers().isEmpty())
                .count();
    }
}

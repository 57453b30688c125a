// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.testing.ComponentName;
import io.github.camelesign.testing.PdfDocuments;
import io.github.camelesign.testing.docs.DocumentationTests;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DocumentationTest extends DocumentationTests {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    DocumentationTest() {
        super(new ComponentName("SignNow"), SignNowOperation.values(), "README.md");
    }

    @Override
    protected void configure(CamelContext context) {
        SignNowAtSandbox.configure(context, SANDBOX.sandbox());
    }

    @Test
    void theRouteAgainstLostAnswersInvitesOnce(@TempDir Path folder) throws Exception {
        try (DefaultCamelContext context = started(route("direct:inviteOnce"), folder);
                ProducerTemplate template = context.createProducerTemplate()) {
            for (Fault fault : List.of(Fault.resetBefore(), Fault.resetAfter())) {
                Exchange uploaded =
                        template.request(
                                "signnow:document/upload",
                                e -> e.getMessage().setBody(PdfDocuments.onePage("Lease")));
                String id = uploaded.getMessage().getHeader("CamelSignNowDocumentId", String.class);
                SANDBOX.sandbox().faults().add(fault.on("POST", "/document/*/invite").times(1));

                template.requestBodyAndHeader(
                        "direct:inviteOnce",
                        Map.of("from", SignNow.DEMO_USER, "to", "ada@acme.test"),
                        "CamelSignNowDocumentId",
                        id);

                Map<?, ?> document =
                        template.requestBody(
                                "signnow:document/get?documentId=" + id, null, Map.class);
                assertThat((List<?>) document.get("requests")).hasSize(1);
            }
        }
    }

    @Test
    void aFormOfPlainTextCanBeWrittenInYaml(@TempDir Path folder) throws Exception {
        try (DefaultCamelContext context = started(route("direct:uploadToFolder"), folder);
                ProducerTemplate template = context.createProducerTemplate()) {
            Exchange uploaded =
                    template.request(
                            "direct:uploadToFolder",
                            e -> {
                                e.getMessage().setBody(PdfDocuments.onePage("any"));
                                e.getMessage().setHeader("CamelSignNowFolderId", "f, 1");
                            });

            assertThat(uploaded.getMessage().getHeader("CamelSignNowForm"))
                    .isEqualTo(Map.of("folder_id", "f, 1", "name", "Lease"));
        }
    }
}

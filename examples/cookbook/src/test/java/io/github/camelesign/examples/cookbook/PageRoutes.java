// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.testing.PdfDocuments;
import io.github.camelesign.testing.docs.CodeBlock;
import io.github.camelesign.testing.docs.PageContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;

/** Routes of a provider's page, with an account at each provider of the sandbox. */
final class PageRoutes implements AutoCloseable {

    static final String NAME = "Lease \"final\" +1 \u00fc \u5951\u7d04.pdf";
    static final byte[] PDF = PdfDocuments.onePage("Lease");

    private final Path folder;
    private final Main main = new Main();
    private ProducerTemplate template;

    PageRoutes(Path folder, EsignSandbox sandbox) {
        this.folder = folder;
        main.setInitialProperties(Application.accounts(sandbox));
        with("camel.main.autoConfigurationLogSummary", false);
        with("contracts.dir", folder);
    }

    /** The first block of a page with this text. */
    static CodeBlock block(String page, String text) throws IOException {
        return CodeBlock.of(Path.of("..", "..", "docs", page), "yaml").stream()
                .filter(one -> one.text().contains(text))
                .findFirst()
                .orElseThrow();
    }

    PageRoutes with(String property, Object value) {
        main.addOverrideProperty(property, String.valueOf(value));
        return this;
    }

    ProducerTemplate start(CodeBlock block) throws Exception {
        main.init();
        PageContext.pollOften((DefaultCamelContext) main.getCamelContext());
        block.load(main.getCamelContext(), folder);
        main.start();
        template = main.getCamelContext().createProducerTemplate();
        return template;
    }

    DefaultCamelContext context() {
        return (DefaultCamelContext) main.getCamelContext();
    }

    /**
     * Sends a contract for Ada to sign.
     *
     * @param delivery {@code email} or {@code embedded}
     * @return the provider's id of it
     */
    String send(String provider, String reference, String delivery) throws IOException {
        Path contract =
                Files.writeString(
                        folder.resolve(reference + ".yaml"),
                        """
                        version: 1
                        title: ${header.CamelFileName}
                        reference: ${header.reference}
                        documents:
                          - {name: "${header.CamelFileName}"}
                        recipients:
                          - {firstName: Ada, lastName: Lovelace, email: ada@acme.test, delivery: "${header.delivery}"}
                        fields:
                          - {place: {page: 1, x: 72, y: 620}}
                        """);
        Exchange sent =
                template.request(
                        "esign:contract/send?provider=%s&contract=file:%s"
                                .formatted(provider, contract),
                        exchange -> {
                            exchange.getMessage().setBody(PDF);
                            exchange.getMessage().setHeader(Exchange.FILE_NAME, NAME);
                            exchange.getMessage().setHeader("reference", reference);
                            exchange.getMessage().setHeader("delivery", delivery);
                        });
        assertThat(sent.getException()).isNull();
        return sent.getMessage().getHeader("CamelEsignEnvelopeId", String.class);
    }

    @Override
    public void close() {
        main.stop();
    }
}

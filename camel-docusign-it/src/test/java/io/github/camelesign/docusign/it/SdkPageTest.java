// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.docusign.esign.api.EnvelopesApi;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.testing.PdfDocuments;
import io.github.camelesign.testing.docs.CodeBlock;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page for those who come from the SDK: what it names is in the SDK, and in the component. */
class SdkPageTest {

    private static final Path PAGE = Path.of("..", "docs", "coming-from-the-docusign-sdk.md");
    private static final Pattern CALL = Pattern.compile("^\\| `(\\w+Api)\\.(\\w+)`.*");
    private static final Pattern OPERATION = Pattern.compile("docusign:([a-z-]+/[a-z-]+)");

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path folder;

    private final EsignSandbox sandbox = SANDBOX.sandbox();

    @Test
    void everyCallIsOneOfTheSdk() throws Exception {
        int calls = 0;
        for (String line : Files.readAllLines(PAGE)) {
            Matcher call = CALL.matcher(line);
            if (call.matches()) {
                Class<?> api =
                        Class.forName(EnvelopesApi.class.getPackageName() + "." + call.group(1));
                assertThat(Arrays.stream(api.getMethods()).map(Method::getName))
                        .as(line)
                        .contains(call.group(2));
                calls++;
            }
        }
        assertThat(calls).isGreaterThan(20);
    }

    @Test
    void everyEndpointIsOneOfTheComponent() throws Exception {
        List<String> operations =
                new ObjectMapper()
                        .readTree(
                                DocuSignComponent.class.getResource(
                                        "/META-INF/io/github/camelesign/docusign/operations.json"))
                        .findValuesAsText("name");
        Matcher named = OPERATION.matcher(Files.readString(PAGE));
        while (named.find()) {
            assertThat(operations).contains(named.group(1));
        }
    }

    @Test
    void aDefinitionOfTheSdkIsSent() throws Exception {
        List<CodeBlock> blocks = CodeBlock.of(PAGE, "java");
        assertThat(blocks).hasSize(1);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            DocuSignConfiguration options =
                    context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
            options.setBaseUri(sandbox.getDocuSignBaseUri());
            options.setAllowInsecureHttp(true);
            options.setAccountId(DocuSign.ACCOUNT_ID);
            options.setAccessToken(DocuSign.DEMO_ACCESS_TOKEN);
            List<String> bodies = new ArrayList<>();
            blocks.get(0).load(context, folder);
            AdviceWith.adviceWith(
                    context,
                    context.getRouteDefinitions().get(0).getRouteId(),
                    route ->
                            route.weaveByToUri("docusign:envelopes/create")
                                    .before()
                                    .process(
                                            one ->
                                                    bodies.add(
                                                            one.getMessage()
                                                                    .getBody(String.class))));
            context.start();
            for (int i = 0; i < 2; i++) {
                context.createProducerTemplate()
                        .sendBodyAndHeader(
                                "direct:lease",
                                PdfDocuments.onePage("Lease"),
                                Exchange.FILE_NAME,
                                "Lease \"final\" +1 \u00fc \u5951\u7d04.pdf");
            }
            assertThat(bodies)
                    .hasSize(2)
                    .allSatisfy(body -> assertThat(body).doesNotContain(":null", ": null"));
        }

        List<Envelope> sent = sandbox.docuSign().envelopes();
        assertThat(sent)
                .hasSize(2)
                .extracting(Envelope::name)
                .containsOnly("Please sign Lease \"final\" +1 \u00fc \u5951\u7d04.pdf");
        sandbox.docuSign().sign(sent.get(0).id(), "ada@acme.test");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.testing.PdfDocuments;
import io.github.camelesign.testing.docs.CodeBlock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page about several accounts: documents go to two users of the sandbox. */
class AccountsTest {

    private static final Page PAGE = Page.guide("accounts.md");
    private static final String RED = "red@acme.test";
    private static final String NAME = "Lease \"final\" +1 \u00fc \u5951\u7d04.pdf";

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path folder;

    private final EsignSandbox sandbox = SANDBOX.sandbox();

    @ParameterizedTest
    @ValueSource(strings = {"In properties", "In YAML", "In Java"})
    void aDocumentGoesToTheAccountOfItsRoute(String section) throws Exception {
        sandbox.signNow().registerUser(RED, "+ red & \u00fc");
        Map<String, String> red =
                Map.of(
                        "red.clientId",
                        SignNow.DEMO_CLIENT_ID,
                        "red.clientSecret",
                        SignNow.DEMO_CLIENT_SECRET,
                        "red.username",
                        RED,
                        "red.password",
                        "+ red & \u00fc");
        Properties properties = Application.accounts(sandbox);
        properties.putAll(red);
        properties.setProperty("camel.main.autoConfigurationLogSummary", "false");
        for (CodeBlock block : PAGE.blocks(section, "properties")) {
            // not from the environment of this process
            block.properties()
                    .forEach((key, value) -> properties.put(key, inTest(String.valueOf(value))));
        }
        Main main = new Main();
        main.setInitialProperties(properties);
        try {
            main.init();
            CamelContext context = main.getCamelContext();
            for (String language : List.of("yaml", "java")) {
                for (CodeBlock block : PAGE.blocks(section, language)) {
                    block.load(context, folder);
                }
            }
            context.getComponent("signnowRed", SignNowComponent.class)
                    .getConfiguration()
                    .setBaseUri(sandbox.getSignNowBaseUri());
            List<CodeBlock> used = PAGE.blocks("Used", "yaml");
            Files.writeString(folder.resolve("account.contract.yaml"), used.get(1).text());
            used.get(0).load(context, folder);
            main.start();

            for (int i = 1; i <= 2; i++) {
                drop("inbox", "red " + NAME);
                drop("inbox", NAME);
                drop("contracts", NAME);
                int done = i;
                await().atMost(Sent.PATIENCE)
                        .untilAsserted(
                                () -> {
                                    assertThat(Sent.files(folder.resolve("inbox/sent")))
                                            .hasSize(2 * done);
                                    assertThat(Sent.files(folder.resolve("contracts/sent")))
                                            .hasSize(done);
                                });
            }

            assertThat(Sent.of(sandbox, "signnow"))
                    .extracting(Envelope::owner)
                    .containsExactlyInAnyOrder(
                            RED, RED, RED, RED, SignNow.DEMO_USER, SignNow.DEMO_USER);
        } finally {
            main.stop();
        }
    }

    private static String inTest(String value) {
        return value.replace("{{env:RED_CLIENT_ID}}", "{{red.clientId}}")
                .replace("{{env:RED_CLIENT_SECRET}}", "{{red.clientSecret}}")
                .replace("{{env:RED_USERNAME}}", "{{red.username}}")
                .replace("{{env:RED_PASSWORD}}", "{{red.password}}");
    }

    private void drop(String inbox, String name) throws Exception {
        Files.createDirectories(folder.resolve(inbox));
        Path file = Files.write(folder.resolve("some"), PdfDocuments.onePage("Lease"));
        Files.move(file, folder.resolve(inbox).resolve(name));
    }
}

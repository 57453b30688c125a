// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import io.github.camelesign.contract.ContractEndpoint;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.sandbox.jsign.JSign;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.sandbox.yousign.Yousign;
import io.github.camelesign.testing.docs.CodeBlock;
import io.github.camelesign.testing.docs.PageContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;

/**
 * What a reader of the cookbook runs: the properties and the contract of the page, and the blocks
 * of a recipe, with an account at the sandbox. Its files are in one folder.
 */
final class Application implements AutoCloseable {

    private static final Map<String, Object> OFTEN =
            Map.of("initialDelay", "0", "delay", "200", "startFrom", "beginning");
    private static final String COMMON = "What all of them use";

    private final Path folder;
    private final String recipe;
    private final Main main = new Main();

    /**
     * @param recipe its heading
     */
    Application(Path folder, EsignSandbox sandbox, String recipe) {
        this.folder = folder;
        this.recipe = recipe;
        Properties properties = accounts(sandbox);
        try {
            properties.putAll(block(COMMON, "properties").properties());
            for (CodeBlock block : Page.COOKBOOK.blocks(recipe, "properties")) {
                properties.putAll(block.properties());
            }
            properties.setProperty("camel.beans.states.file", folder.resolve("states").toString());
            Files.writeString(folder.resolve("contract.yaml"), block(COMMON, "yaml").text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties.setProperty("camel.main.autoConfigurationLogSummary", "false");
        main.setInitialProperties(properties);
        with("camel.beans.states.file", folder.resolve("states"));
    }

    private static CodeBlock block(String heading, String language) {
        return Page.COOKBOOK.blocks(heading, language).get(0);
    }

    /** An account at each provider. */
    static Properties accounts(EsignSandbox sandbox) {
        Properties all = new Properties();
        all.setProperty("camel.component.docusign.allowInsecureHttp", "true");
        all.setProperty("camel.component.docusign.baseUri", sandbox.getDocuSignBaseUri());
        all.setProperty("camel.component.docusign.accountId", DocuSign.ACCOUNT_ID);
        all.setProperty("camel.component.docusign.accessToken", DocuSign.DEMO_ACCESS_TOKEN);
        all.setProperty("camel.component.jsign.baseUri", sandbox.getJSignBaseUri());
        all.setProperty("camel.component.jsign.accessToken", JSign.DEMO_ACCESS_TOKEN);
        all.setProperty("camel.component.signeasy.baseUri", sandbox.getSigneasyBaseUri());
        all.setProperty("camel.component.signeasy.accessToken", Signeasy.DEMO_ACCESS_TOKEN);
        all.setProperty("camel.component.signnow.baseUri", sandbox.getSignNowBaseUri());
        all.setProperty("camel.component.signnow.clientId", SignNow.DEMO_CLIENT_ID);
        all.setProperty("camel.component.signnow.clientSecret", SignNow.DEMO_CLIENT_SECRET);
        all.setProperty("camel.component.signnow.username", SignNow.DEMO_USER);
        all.setProperty("camel.component.signnow.password", SignNow.DEMO_PASSWORD);
        all.setProperty("camel.component.yousign.baseUri", sandbox.getYousignBaseUri());
        all.setProperty("camel.component.yousign.apiKey", Yousign.DEMO_API_KEY);
        return all;
    }

    /** In the place of what the page has, or beside it. */
    Application with(String property, Object value) {
        main.addOverrideProperty(property, String.valueOf(value));
        return this;
    }

    /** Runs the blocks of the recipe. */
    void start() throws Exception {
        PageContext.pollOften(context());
        followOften(context());
        for (String language : new String[] {"yaml", "java"}) {
            for (CodeBlock block : Page.COOKBOOK.blocks(recipe, language)) {
                if (isContract(block)) {
                    write(block);
                } else {
                    block.load(context(), folder);
                }
            }
        }
        main.start();
    }

    /** Has {@code esign:} poll often, as the page leaves that to the provider's default. */
    private static void followOften(DefaultCamelContext context) {
        context.getCamelContextExtension()
                .registerEndpointCallback(
                        (uri, endpoint) -> {
                            if (endpoint instanceof ContractEndpoint contracts) {
                                contracts.getConfiguration().getAccount().putAll(OFTEN);
                            }
                            return endpoint;
                        });
    }

    private static boolean isContract(CodeBlock block) {
        return block.text().startsWith("# ");
    }

    /** A contract, whose first line has its name. */
    private void write(CodeBlock contract) throws IOException {
        String name = contract.text().lines().findFirst().orElseThrow().substring("# ".length());
        Files.writeString(
                folder.resolve(name), contract.text().replace("\"file:", "\"file:" + folder + "/"));
    }

    /** Once it is asked for, all properties are set. */
    DefaultCamelContext context() {
        main.init();
        return (DefaultCamelContext) main.getCamelContext();
    }

    @Override
    public void close() {
        main.stop();
    }
}

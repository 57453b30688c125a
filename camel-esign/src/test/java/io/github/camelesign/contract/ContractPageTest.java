// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.api.contract.Contract.SignerAuthentication;
import io.github.camelesign.component.EsignComponent;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.ProviderModule;
import io.github.camelesign.spi.ContractCapabilities;
import io.github.camelesign.spi.ContractCapabilities.Feature;
import io.github.camelesign.spi.ContractCapabilities.FieldOption;
import io.github.camelesign.spi.Contracts;
import io.github.camelesign.testing.TestCamelContext;
import io.github.camelesign.testing.docs.GeneratedTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page on contracts says what the code does. */
class ContractPageTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private static final Path PAGE = Path.of("../docs/esign.md");
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final List<String> PROVIDERS =
            List.of("docusign", "jsign", "signeasy", "signnow", "yousign");

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult one) -> one.group(1))
                .toList();
    }

    private static String block(String beginning) throws IOException {
        return blocks().stream().filter(one -> one.startsWith(beginning)).findFirst().orElseThrow();
    }

    private static Map<String, Contracts> contracts() throws Exception {
        Map<String, Contracts> contracts = new TreeMap<>();
        try (DefaultCamelContext context = new TestCamelContext()) {
            for (String provider : PROVIDERS) {
                EsignComponent<?, ?> component =
                        (EsignComponent<?, ?>) context.getComponent(provider, true, false);
                component.provider().contracts().ifPresent(one -> contracts.put(provider, one));
            }
        }
        return contracts;
    }

    @Test
    void tablesAreWhatTheCodeSays() throws Exception {
        new GeneratedTables(PAGE)
                .with("capabilities", capabilities(contracts()))
                .with("requests", requests(contracts()))
                .verify(
                        "mvn -pl camel-esign -am test -Dtest=ContractPageTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true");
    }

    private static String capabilities(Map<String, Contracts> providers) {
        List<String> rows = new ArrayList<>();
        rows.add("| | " + String.join(" | ", providers.keySet()) + " |");
        rows.add("|---".repeat(providers.size() + 1) + "|");
        for (Feature feature : Feature.values()) {
            rows.add(row(providers, feature.toString(), has(one -> one.has(feature))));
        }
        for (FieldType type : FieldType.values()) {
            rows.add(row(providers, "field `" + type + "`", has(one -> one.has(type))));
        }
        for (FieldOption option : FieldOption.values()) {
            rows.add(row(providers, ofDocuments(option), one -> types(one, option)));
        }
        for (RecipientKind kind : RecipientKind.values()) {
            rows.add(row(providers, "kind `" + kind + "`", has(one -> one.has(kind))));
        }
        for (Delivery delivery : Delivery.values()) {
            rows.add(row(providers, "delivery `" + delivery + "`", has(one -> one.has(delivery))));
        }
        for (SignerAuthentication one : SignerAuthentication.values()) {
            rows.add(
                    row(
                            providers,
                            "authentication `" + one + "`",
                            has(provider -> provider.has(one))));
        }
        rows.add(
                row(
                        providers,
                        "most letters of the title",
                        one -> most(one.limits().titleLength(), Integer.MAX_VALUE)));
        rows.add(
                row(
                        providers,
                        "most recipients",
                        one -> most(one.limits().recipients(), Integer.MAX_VALUE)));
        rows.add(
                row(
                        providers,
                        "most MB of a document",
                        one -> most(one.limits().documentBytes() >> 20, Long.MAX_VALUE >> 20)));
        rows.add(
                row(
                        providers,
                        "days until expiry",
                        one ->
                                one.has(Feature.EXPIRY)
                                        ? one.limits().fewestDays()
                                                + (one.limits().mostDays() == 0
                                                        ? " or more"
                                                        : " to " + one.limits().mostDays())
                                        : ""));
        return String.join("\n", rows);
    }

    private static String ofDocuments(FieldOption option) {
        return option == FieldOption.TEMPLATE_VALUE ? option.toString() : option + " of documents";
    }

    private static Function<ContractCapabilities, String> has(Predicate<ContractCapabilities> has) {
        return provider -> has.test(provider) ? "yes" : "–";
    }

    private static String types(ContractCapabilities provider, FieldOption option) {
        List<FieldType> types =
                Arrays.stream(FieldType.values())
                        .filter(type -> provider.has(type) && provider.has(option, type))
                        .toList();
        return types.isEmpty()
                ? "–"
                : types.stream().map(type -> "`" + type + "`").collect(Collectors.joining(", "));
    }

    private static String most(long limit, long none) {
        return limit == none ? "" : String.valueOf(limit);
    }

    private static String row(
            Map<String, Contracts> providers,
            String what,
            Function<ContractCapabilities, String> cell) {
        return providers.values().stream()
                .map(one -> cell.apply(one.capabilities()))
                .collect(Collectors.joining(" | ", "| " + what + " | ", " |"));
    }

    private static String requests(Map<String, Contracts> providers) {
        return Stream.concat(
                        Stream.of("| provider | requests |", "|---|---|"),
                        providers.entrySet().stream()
                                .map(
                                        one ->
                                                "| %s | %s |"
                                                        .formatted(
                                                                one.getKey(),
                                                                one.getValue().requests().stream()
                                                                        .map("`%s`"::formatted)
                                                                        .collect(
                                                                                Collectors.joining(
                                                                                        ", ")))))
                .collect(Collectors.joining("\n"));
    }

    /**
     * The routes of the page send its contract, and file what was signed under names of their own.
     */
    @Test
    void theRoutesOfThePageDoWhatItSays(@TempDir Path folder, EsignSandbox sandbox)
            throws Exception {
        Files.writeString(folder.resolve("lease.contract.yaml"), block("version: 1"));
        try (DefaultCamelContext context = new TestCamelContext()) {
            Accounts.configure(context, sandbox);
            Properties properties = new Properties();
            properties.setProperty("contracts.provider", "docusign");
            context.getPropertiesComponent().setInitialProperties(properties);
            String routes =
                    block("- route:")
                            .replace("file:inbox", "file:" + folder.resolve("inbox"))
                            .replace("file:outbox", "file:" + folder.resolve("outbox"))
                            .replace("contract: lease", "contract: file:" + folder.resolve("lease"))
                            .replace(
                                    "eventTypes: completed",
                                    "eventTypes: completed\n        account.delay: 200");
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("routes.yaml", routes));
            context.start();
            for (String flat : List.of("flat 7.pdf", "B\u00fcro + \u5951\u7d04.pdf")) {
                context.createProducerTemplate()
                        .sendBodyAndHeader(
                                "file:" + folder.resolve("inbox"),
                                TestPdf.of(KitContract.TEXT),
                                Exchange.FILE_NAME,
                                flat);
            }
            ProviderModule<?> module =
                    sandbox.modules().stream()
                            .filter(one -> one.name().equals("docusign"))
                            .findFirst()
                            .orElseThrow();
            await().until(() -> module.envelopes().size() == 2);
            assertThat(module.envelopes())
                    .extracting(Envelope::name)
                    .containsExactlyInAnyOrder(
                            "Lease of flat 7", "Lease of B\u00fcro + \u5951\u7d04");
            module.envelopes()
                    .forEach(
                            one -> {
                                await().until(() -> module.waitsFor(one.id(), KitContract.ADA));
                                module.sign(one.id(), KitContract.ADA);
                                module.sign(one.id(), KitContract.EVE);
                            });

            await().until(() -> files(folder.resolve("outbox")) == 2);
        }
    }

    private static long files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void theExtensionsOfThePageNameRequests() throws Exception {
        JsonNode extensions = new YAMLMapper().readTree(block("extensions:")).path("extensions");

        assertThat(extensions).isNotEmpty();
        for (Map.Entry<String, JsonNode> provider : extensions.properties()) {
            provider.getValue()
                    .fieldNames()
                    .forEachRemaining(
                            request ->
                                    assertThat(contractsOf(provider.getKey()).requests())
                                            .contains(request));
        }
    }

    private static Contracts contractsOf(String provider) {
        try {
            return contracts().get(provider);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void statusesAreOnThePage() throws Exception {
        String page = Files.readString(PAGE);

        assertThat(
                        Arrays.stream(
                                io.github.camelesign.api.contract.ContractState.ContractStatus
                                        .values()))
                .allSatisfy(status -> assertThat(page).contains("`" + status + "`"));
        assertThat(
                        Arrays.stream(
                                io.github.camelesign.api.contract.ContractState.RecipientStatus
                                        .values()))
                .allSatisfy(status -> assertThat(page).contains("`" + status + "`"));
        assertThat(Arrays.stream(ContractOperation.values()))
                .allSatisfy(
                        operation ->
                                assertThat(page)
                                        .contains(operation.toString().replace("contract/", "")));
    }
}

package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.support.docs.CatalogTables;
import io.github.camelesign.support.docs.CodeBlock;
import io.github.camelesign.support.docs.GeneratedTables;
import io.github.camelesign.support.docs.OperationsTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages say of the component is true. */
class DocumentationTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private static final Path PAGE = Path.of("../docs/signnow.md");
    private static final Path README = Path.of("../README.md");
    private static final String JSON = "/META-INF/io/github/camelesign/signnow/signnow.json";
    private static final String OPTION = "camel.component.signnow.";

    static Stream<CodeBlock> routes() throws IOException {
        return blocks("yaml");
    }

    static Stream<CodeBlock> properties() throws IOException {
        return blocks("properties");
    }

    static Stream<CodeBlock> classes() throws IOException {
        return blocks("java");
    }

    private static Stream<CodeBlock> blocks(String language) throws IOException {
        return Stream.of(CodeBlock.of(PAGE, language), CodeBlock.of(README, language))
                .flatMap(List::stream);
    }

    @Test
    void theTablesAreWhatTheCodeSays() throws IOException {
        try (InputStream in = DocumentationTest.class.getResourceAsStream(JSON)) {
            CatalogTables catalog = new CatalogTables(in);
            new GeneratedTables(PAGE)
                    .with("options", catalog.options())
                    .with("headers", catalog.headers())
                    .with(
                            "operations",
                            new OperationsTable("SignNow", SignNowOperation.values()).toString())
                    .verify(
                            "mvn -pl camel-signnow -am test -Ddocs.update=true -Dtest=DocumentationTest -Dsurefire.failIfNoSpecifiedTests=false");
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRouteOfThePagesStarts(CodeBlock block, @TempDir Path folder) throws Exception {
        try (CamelContext context = started(block, folder)) {
            assertThat(context.getRoutes())
                    .isNotEmpty()
                    .allSatisfy(
                            route ->
                                    assertThat(
                                                    context.getRouteController()
                                                            .getRouteStatus(route.getRouteId())
                                                            .isStarted())
                                            .isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void aClassOfThePagesCompiles(CodeBlock block, @TempDir Path folder) throws IOException {
        assertThat(block.compile(folder)).isEmpty();
    }

    @Test
    void theRouteAgainstLostAnswersInvitesOnce(@TempDir Path folder) throws Exception {
        try (CamelContext context = started(route("direct:inviteOnce"), folder);
                ProducerTemplate template = context.createProducerTemplate()) {
            for (Fault fault : List.of(Fault.resetBefore(), Fault.resetAfter())) {
                Exchange uploaded =
                        template.request(
                                "signnow:document/upload",
                                e -> e.getMessage().setBody(Contracts.pdf("Lease")));
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
        try (CamelContext context = started(route("direct:uploadToFolder"), folder);
                ProducerTemplate template = context.createProducerTemplate()) {
            Exchange uploaded =
                    template.request(
                            "direct:uploadToFolder",
                            e -> {
                                e.getMessage().setBody(Contracts.pdf("any"));
                                e.getMessage().setHeader("CamelSignNowFolderId", "f, 1");
                            });

            assertThat(uploaded.getMessage().getHeader("CamelSignNowForm"))
                    .isEqualTo(Map.of("folder_id", "f, 1", "name", "Lease"));
        }
    }

    private static CodeBlock route(String from) throws IOException {
        return routes().filter(block -> block.text().contains(from)).findFirst().orElseThrow();
    }

    private static CamelContext started(CodeBlock block, Path folder) throws Exception {
        CamelContext context = new DefaultCamelContext();
        SignNowConfiguration options =
                context.getComponent("signnow", SignNowComponent.class).getConfiguration();
        options.setBaseUri(SANDBOX.sandbox().getSignNowBaseUri());
        options.setClientId(SignNow.DEMO_CLIENT_ID);
        options.setClientSecret(SignNow.DEMO_CLIENT_SECRET);
        options.setUsername(SignNow.DEMO_USER);
        options.setPassword(SignNow.DEMO_PASSWORD);
        context.getPropertiesComponent().addInitialProperty("desk.dir", folder.toString());
        // for the routes that wait for SignNow's calls
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(0);
        context.addService(new VertxPlatformHttpServer(server));
        block.load(context, folder);
        context.start();
        return context;
    }

    @ParameterizedTest
    @MethodSource("properties")
    void thePropertiesOfThePagesAreOptions(CodeBlock block) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            PropertyConfigurerGetter options =
                    (PropertyConfigurerGetter)
                            PluginHelper.getConfigurerResolver(context)
                                    .resolvePropertyConfigurer("signnow-component", context);

            assertThat(block.properties().stringPropertyNames())
                    .filteredOn(name -> name.startsWith(OPTION))
                    .isNotEmpty()
                    .allSatisfy(
                            name ->
                                    assertThat(
                                                    options.getOptionType(
                                                            name.substring(OPTION.length()), false))
                                            .as(name)
                                            .isNotNull());
        }
    }
}

package io.github.camelesign.docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.support.docs.CatalogTables;
import io.github.camelesign.support.docs.CodeBlock;
import io.github.camelesign.support.docs.GeneratedTables;
import io.github.camelesign.support.docs.OperationsTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page says of the component is true. */
class DocumentationTest extends StubbedDocuSign {

    private static final Path PAGE = Path.of("../docs/docusign.md");
    private static final String JSON = "/META-INF/io/github/camelesign/docusign/docusign.json";
    private static final String OPTION = "camel.component.docusign.";
    private static final String ENVELOPES = "/restapi/v2.1/accounts/" + ACCOUNT + "/envelopes";

    static Stream<CodeBlock> routes() throws IOException {
        return CodeBlock.of(PAGE, "yaml").stream();
    }

    static Stream<CodeBlock> classes() throws IOException {
        return CodeBlock.of(PAGE, "java").stream();
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
                            new OperationsTable(
                                            "DocuSign",
                                            DocuSignOperation.values(),
                                            new DocuSignComponent().configuredParameters())
                                    .toString())
                    .verify(
                            "mvn -pl camel-docusign -am test -Ddocs.update=true -Dtest=DocumentationTest -Dsurefire.failIfNoSpecifiedTests=false");
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRouteOfThePageStarts(CodeBlock block, @TempDir Path folder) throws Exception {
        answer(json("{}"));
        load(block, folder);

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

    @ParameterizedTest
    @MethodSource("classes")
    void aClassOfThePageCompiles(CodeBlock block, @TempDir Path folder) throws IOException {
        assertThat(block.compile(folder)).isEmpty();
    }

    @Test
    void thePropertiesOfThePageAreOptions() throws Exception {
        PropertyConfigurerGetter options =
                (PropertyConfigurerGetter)
                        PluginHelper.getConfigurerResolver(context)
                                .resolvePropertyConfigurer("docusign-component", context);

        for (CodeBlock block : CodeBlock.of(PAGE, "properties")) {
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

    @Test
    void theFirstRouteSendsAnEnvelopeWithTheFile(@TempDir Path folder) throws Exception {
        answer(json("{\"envelopeId\": \"e-1\"}"));
        load(route("docusign:envelopes/send"), folder);

        Files.writeString(folder.resolve("inbox").resolve("Lease.pdf"), "%PDF");

        List<LoggedRequest> calls = calls("/envelopes", 3);
        assertThat(calls)
                .extracting(call -> call.getMethod().value() + " " + call.getUrl())
                .containsExactly(
                        "POST " + ENVELOPES,
                        "PUT " + ENVELOPES + "/e-1/documents/1",
                        "PUT " + ENVELOPES + "/e-1");
        assertThat(calls.get(1).getHeader("Content-Disposition"))
                .isEqualTo("file; filename=\"Lease.pdf\"");
        assertThat(calls.get(1).getBodyAsString()).isEqualTo("%PDF");
        assertThat(calls.get(2).getBodyAsString()).isEqualTo("{\"status\":\"sent\"}");
    }

    @Test
    void theRouteWithAChunkedUploadNamesItInTheEnvelope(@TempDir Path folder) throws Exception {
        answer(json("{\"chunkedUploadId\": \"c-1\", \"chunkedUploadUri\": \"/up/c-1\"}"));
        load(route("docusign:chunked-uploads/commit"), folder);

        Files.writeString(folder.resolve("large").resolve("Lease.pdf"), "%PDF");

        List<LoggedRequest> calls = calls("", 3);
        assertThat(calls.get(0).getBodyAsString()).isEqualTo("{\"data\":\"JVBERg==\"}");
        assertThat(calls.get(1).getUrl()).endsWith("/chunked_uploads/c-1?action=commit");
        assertThat(calls.get(calls.size() - 1).getBodyAsString())
                .containsPattern("\"remoteUrl\": ?\"/up/c-1\"");
    }

    @Test
    void theRouteThatWithdrawsGivesItsReason(@TempDir Path folder) throws Exception {
        answer(json("{\"envelopeId\": \"e-1\"}"));
        load(route("direct:withdraw"), folder);

        template.requestBodyAndHeader("direct:withdraw", null, "CamelDocuSignEnvelopeId", "e-1");

        assertThat(onlyRequest().getBodyAsString())
                .isEqualTo("{\"status\":\"voided\",\"voidedReason\":\"The offer has changed\"}");
    }

    /** The calls that change something, when there are so many. */
    private static List<LoggedRequest> calls(String path, int number) {
        return await().until(
                        () ->
                                requests().stream()
                                        .filter(call -> !"GET".equals(call.getMethod().value()))
                                        .filter(call -> call.getUrl().contains(path))
                                        .toList(),
                        calls -> calls.size() == number);
    }

    private static CodeBlock route(String text) throws IOException {
        return routes().filter(block -> block.text().contains(text)).findFirst().orElseThrow();
    }

    private void load(CodeBlock block, Path folder) throws Exception {
        context.getPropertiesComponent().addInitialProperty("desk.dir", folder.toString());
        context.getPropertiesComponent()
                .addInitialProperty("docusign.connect-key", "connect-key-1");
        // for the routes that wait for DocuSign's calls
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        context.addService(new VertxPlatformHttpServer(http));
        block.load(context, folder);
    }
}

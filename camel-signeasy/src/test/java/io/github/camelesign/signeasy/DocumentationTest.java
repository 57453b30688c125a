package io.github.camelesign.signeasy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.camelesign.support.docs.CatalogTables;
import io.github.camelesign.support.docs.CodeBlock;
import io.github.camelesign.support.docs.GeneratedTables;
import io.github.camelesign.support.docs.OperationsTable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page says of the component is true. */
class DocumentationTest {

    private static final Path PAGE = Path.of("../docs/signeasy.md");
    private static final String JSON = "/META-INF/io/github/camelesign/signeasy/signeasy.json";
    private static final String OPTION = "camel.component.signeasy.";

    @TempDir Path folder;

    static List<CodeBlock> routes() throws IOException {
        return CodeBlock.of(PAGE, "yaml");
    }

    static List<CodeBlock> properties() throws IOException {
        return CodeBlock.of(PAGE, "properties");
    }

    static List<CodeBlock> classes() throws IOException {
        return CodeBlock.of(PAGE, "java");
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
                            new OperationsTable("Signeasy", SigneasyOperation.values()).toString())
                    .verify(
                            "mvn -pl camel-signeasy -am test -Ddocs.update=true -Dtest=DocumentationTest -Dsurefire.failIfNoSpecifiedTests=false");
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRouteOfThePageStarts(CodeBlock block) throws Exception {
        HttpServer signeasy = emptySigneasy();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            SigneasyConfiguration options =
                    context.getComponent("signeasy", SigneasyComponent.class).getConfiguration();
            options.setBaseUri("http://localhost:" + signeasy.getAddress().getPort());
            options.setAccessToken("token");
            options.setClientId("desk-app");
            context.getPropertiesComponent().addInitialProperty("desk.dir", folder.toString());
            // for the route that waits for Signeasy's calls
            VertxPlatformHttpServerConfiguration server =
                    new VertxPlatformHttpServerConfiguration();
            server.setBindHost("127.0.0.1");
            server.setBindPort(0);
            context.addService(new VertxPlatformHttpServer(server));
            block.load(context, folder);
            context.start();

            assertThat(context.getRoutes())
                    .isNotEmpty()
                    .allSatisfy(
                            route ->
                                    assertThat(
                                                    context.getRouteController()
                                                            .getRouteStatus(route.getRouteId())
                                                            .isStarted())
                                            .isTrue());
        } finally {
            signeasy.stop(0);
        }
    }

    private static HttpServer emptySigneasy() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                call -> {
                    call.getRequestBody().readAllBytes();
                    call.sendResponseHeaders(200, 2);
                    call.getResponseBody().write(new byte[] {'{', '}'});
                    call.close();
                });
        server.start();
        return server;
    }

    @ParameterizedTest
    @MethodSource("classes")
    void aClassOfThePageCompiles(CodeBlock block) throws IOException {
        assertThat(block.compile(folder)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("properties")
    void thePropertiesOfThePageAreOptions(CodeBlock block) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            PropertyConfigurerGetter options =
                    (PropertyConfigurerGetter)
                            PluginHelper.getConfigurerResolver(context)
                                    .resolvePropertyConfigurer("signeasy-component", context);

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

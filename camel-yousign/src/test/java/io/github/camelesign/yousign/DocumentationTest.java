package io.github.camelesign.yousign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.yousign.Yousign;
import io.github.camelesign.support.docs.CatalogTables;
import io.github.camelesign.support.docs.CodeBlock;
import io.github.camelesign.support.docs.GeneratedTables;
import io.github.camelesign.support.docs.OperationsTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
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

    private static final Path PAGE = Path.of("../docs/yousign.md");
    private static final String JSON = "/META-INF/io/github/camelesign/yousign/yousign.json";
    private static final String OPTION = "camel.component.yousign.";

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
        return CodeBlock.of(PAGE, language).stream();
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
                            new OperationsTable("Yousign", YousignOperation.values()).toString())
                    .verify(
                            "mvn -pl camel-yousign -am test -Ddocs.update=true -Dtest=DocumentationTest -Dsurefire.failIfNoSpecifiedTests=false");
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

    private static CamelContext started(CodeBlock block, Path folder) throws Exception {
        CamelContext context = new DefaultCamelContext();
        YousignConfiguration options =
                context.getComponent("yousign", YousignComponent.class).getConfiguration();
        options.setBaseUri(SANDBOX.sandbox().getYousignBaseUri());
        options.setApiKey(Yousign.DEMO_API_KEY);
        context.getPropertiesComponent().addInitialProperty("desk.dir", folder.toString());
        // for the routes that wait for Yousign's calls
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
                                    .resolvePropertyConfigurer("yousign-component", context);

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

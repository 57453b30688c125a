package io.github.camelesign.jsign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.support.docs.CatalogTables;
import io.github.camelesign.support.docs.CodeBlock;
import io.github.camelesign.support.docs.GeneratedTables;
import io.github.camelesign.support.docs.OperationsTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page says of the component is true. */
class DocumentationTest {

    private static final Path PAGE = Path.of("../docs/jsign.md");
    private static final String JSON = "/META-INF/io/github/camelesign/jsign/jsign.json";
    private static final String OPTION = "camel.component.jsign.";

    @TempDir Path folder;

    private EnvelopeServer jsign;

    @BeforeEach
    void start() throws IOException {
        jsign = new EnvelopeServer();
    }

    @AfterEach
    void stop() {
        jsign.close();
    }

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
                            new OperationsTable("JSign", JSignOperation.values()).toString())
                    .verify(
                            "mvn -pl camel-jsign -am test -Ddocs.update=true -Dtest=DocumentationTest -Dsurefire.failIfNoSpecifiedTests=false");
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRouteOfThePageStarts(CodeBlock block) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            JSignConfiguration options =
                    context.getComponent("jsign", JSignComponent.class).getConfiguration();
            options.setBaseUri(jsign.url());
            options.setAccessToken("token");
            context.getPropertiesComponent().addInitialProperty("desk.dir", folder.toString());
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
        }
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
                                    .resolvePropertyConfigurer("jsign-component", context);

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

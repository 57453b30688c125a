// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.testing.ComponentName;
import io.github.camelesign.testing.TestCamelContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the pages say of a component is true. Its own page is {@code docs/<scheme>.md}; all that it
 * knows stands in {@code docs/operations/<scheme>.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DocumentationTests {

    private final ComponentName component;
    private final EsignOperation[] operations;
    private final List<Path> pages = new ArrayList<>();

    /**
     * @param more pages, below the project's folder, whose code is of this component as well
     */
    protected DocumentationTests(
            ComponentName component, EsignOperation[] operations, String... more) {
        this.component = component;
        this.operations = operations;
        pages.add(Path.of("..", "docs", component.scheme() + ".md"));
        Stream.of(more).map(page -> Path.of("..", page)).forEach(pages::add);
    }

    /** Sets the options that the routes of the pages leave to the component. */
    protected abstract void configure(CamelContext context) throws Exception;

    /** Parameters of operations that are options of the component, and not of a message. */
    protected Set<String> configuredParameters() {
        return Set.of();
    }

    protected final List<CodeBlock> routes() throws IOException {
        return blocks("yaml");
    }

    protected final List<CodeBlock> properties() throws IOException {
        return blocks("properties");
    }

    protected final List<CodeBlock> classes() throws IOException {
        return blocks("java");
    }

    private List<CodeBlock> blocks(String language) throws IOException {
        List<CodeBlock> blocks = new ArrayList<>();
        for (Path page : pages) {
            blocks.addAll(CodeBlock.of(page, language));
        }
        return blocks;
    }

    /** The first route of the pages with this text. */
    protected final CodeBlock route(String text) throws IOException {
        return routes().stream()
                .filter(block -> block.text().contains(text))
                .findFirst()
                .orElseThrow();
    }

    /**
     * A context that runs a route.
     *
     * @param folder for its files
     */
    protected final DefaultCamelContext started(CodeBlock block, Path folder) throws Exception {
        DefaultCamelContext context = PageContext.create(folder);
        configure(context);
        block.load(context, folder);
        context.start();
        return context;
    }

    @Test
    protected void theOperationsForToolsAreWhatTheRowsSay() throws IOException {
        Path file =
                Path.of(
                        "src/generated/resources/META-INF/io/github/camelesign",
                        component.scheme(),
                        "operations.json");

        GeneratedFile.verify(file, operations(), update());
    }

    @Test
    protected void thePageOfAllOperationsIsWhatTheCodeSays() throws IOException {
        Path page = Path.of("..", "docs", "operations", component.scheme() + ".md");

        GeneratedFile.verify(
                page, new OperationsPage(component, operations()).toString(), update());
    }

    /** So that a designer offers the ids that an operation sets to the steps after it. */
    @Test
    protected void everyIdThatAnOperationSetsIsAHeaderOfTheCatalog() throws IOException {
        Set<String> ids = new TreeSet<>();
        new ObjectMapper()
                .readTree(operations())
                .findValues("ids")
                .forEach(of -> of.fieldNames().forEachRemaining(ids::add));

        assertThat(JsonMapper.generateComponentModel(component.catalogJson()).getEndpointHeaders())
                .extracting(BaseOptionModel::getName)
                .containsAll(ids);
    }

    private String operations() {
        return new OperationsJson(component.name(), operations, configuredParameters()).toString();
    }

    private String update() {
        return "mvn -pl %s -am test -D%s=true -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false"
                .formatted(component.module(), GeneratedTables.UPDATE, getClass().getSimpleName());
    }

    /** A name may come again, and the second contract would be taken for the first. */
    @Test
    protected void noRouteOfThePagesTakesTheNameOfAFileForAKey() throws IOException {
        for (Path page : pages) {
            assertThat(Files.readString(page))
                    .as(page.toString())
                    .doesNotContainPattern("(?i)idempotencyKey\\W+(header\\.CamelFileName|file:)");
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    protected void aRouteOfThePagesStarts(CodeBlock block, @TempDir Path folder) throws Exception {
        try (DefaultCamelContext context = started(block, folder)) {
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
    protected void aClassOfThePagesCompiles(CodeBlock block, @TempDir Path folder)
            throws IOException {
        assertThat(block.compile(folder)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("properties")
    protected void thePropertiesOfThePagesAreOptions(CodeBlock block) throws Exception {
        String prefix = "camel.component." + component.scheme() + ".";
        try (DefaultCamelContext context = new TestCamelContext()) {
            PropertyConfigurerGetter options =
                    (PropertyConfigurerGetter)
                            PluginHelper.getConfigurerResolver(context)
                                    .resolvePropertyConfigurer(
                                            component.scheme() + "-component", context);

            assertThat(block.properties().stringPropertyNames())
                    .filteredOn(name -> name.startsWith(prefix))
                    .isNotEmpty()
                    .allSatisfy(
                            name ->
                                    assertThat(
                                                    options.getOptionType(
                                                            name.substring(prefix.length()), false))
                                            .as(name)
                                            .isNotNull());
        }
    }
}

package io.github.camelesign.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.support.docs.CodeBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/runtimes.md shows in YAML. */
class RuntimesPageTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private final Main main = new Main();

    static List<CodeBlock> blocks() throws IOException {
        return CodeBlock.of(Path.of("../docs/runtimes.md"), "yaml");
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockOfThePageStarts(CodeBlock block, @TempDir Path folder) throws Exception {
        Account.YOUSIGN
                .credentials(SANDBOX.sandbox())
                .forEach(
                        (option, value) ->
                                main.addInitialProperty(
                                        "camel.component.yousign." + option, value));
        main.addInitialProperty("yousign.key", "{{camel.component.yousign.apiKey}}");
        main.start();
        CamelContext context = main.getCamelContext();

        block.load(context, folder);

        assertThat(context.getRoutes())
                .extracting(Route::getId)
                .allMatch(id -> context.getRouteController().getRouteStatus(id).isStarted());
    }
}

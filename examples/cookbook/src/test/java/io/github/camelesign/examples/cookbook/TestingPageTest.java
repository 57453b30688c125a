// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.camelesign.testing.docs.CodeBlock;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/** Runs the tests of the page about tests, which are classes of a package of their own. */
class TestingPageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "guide", "testing.md");

    @TempDir Path folder;

    @Test
    void theTestsOfThePageSucceed() throws Exception {
        List<String> tests = new ArrayList<>();
        for (CodeBlock block : CodeBlock.of(PAGE, "java")) {
            assertThat(block.compile(folder)).isEmpty();
            if (block.text().contains("@Test")) {
                tests.add(block.className());
            }
        }

        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Thread.currentThread().setContextClassLoader(loader);
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
            for (String test : tests) {
                request.selectors(selectClass(loader.loadClass(test)));
            }
            LauncherFactory.create().execute(request.build(), summary);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }

        assertThat(summary.getSummary().getFailures())
                .extracting(Failure::getTestIdentifier, Failure::getException)
                .isEmpty();
        assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(5);
    }
}

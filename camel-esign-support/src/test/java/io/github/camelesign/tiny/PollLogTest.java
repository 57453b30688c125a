// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What fails at each poll is logged once, in one line. */
class PollLogTest {

    private final PrintStream err = System.err;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final TinyEvents provider = new TinyEvents();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(text, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        context.stop();
        System.setErr(err);
    }

    @Test
    void aLoginThatIsRefused() throws Exception {
        provider.failures.put("page 0", 401);
        start();

        awaitPolls(5);

        assertThat(lines())
                .filteredOn(line -> line.contains("Failed polling endpoint"))
                .singleElement()
                .asString()
                .startsWith("[")
                .contains("(1 in a row)")
                .contains("document/events failed with HTTP 401");
        assertThat(lines()).noneMatch(line -> line.startsWith("\tat "));
    }

    @Test
    void anotherFailureIsNews() throws Exception {
        provider.failures.put("page 0", 401);
        start();
        awaitPolls(3);
        provider.failures.put("page 0", 503);

        await().untilAsserted(() -> assertThat(warnings()).hasSize(2));
    }

    @Test
    void aFailureAfterSuccessIsNews() throws Exception {
        provider.failures.put("page 0", 401);
        start();
        awaitPolls(3);
        provider.failures.clear();
        awaitPolls(3);
        provider.failures.put("page 0", 401);

        await().untilAsserted(() -> assertThat(warnings()).hasSize(2));
    }

    private void start() throws Exception {
        context.getRegistry().bind("provider", provider);
        TinyComponent component = new TinyComponent();
        component.getConfiguration().setBaseUri("http://127.0.0.1:9");
        context.addComponent("tiny", component);
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("tiny:document/events?delay=10&initialDelay=0").to("direct:none");
                    }
                });
        context.start();
    }

    private void awaitPolls(int more) {
        int polls = provider.calls.size() + more;
        await().until(() -> provider.calls.size() >= polls);
    }

    private List<String> warnings() {
        return lines().stream().filter(line -> line.contains(" in a row)")).toList();
    }

    private List<String> lines() {
        return text.toString(StandardCharsets.UTF_8).lines().toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.events.SignNowPolledRoute.Delivery;
import io.github.camelesign.testing.TestCamelContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Polls that fail, and cursors that cannot be read. */
class SignNowPollingTroubleTest {

    private static final String KEPT = "startFrom=beginning&cursorRepository=#cursors";
    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private EsignSandbox sandbox;

    /** Whose entries a test can damage. */
    private static final class Kept extends MemoryStateRepository {
        private final Map<String, String> entries;

        Kept(Map<String, String> entries) {
            this.entries = entries;
        }

        @Override
        public void setState(String key, String value) {
            entries.put(key, value);
        }

        @Override
        public String getState(String key) {
            return entries.get(key);
        }
    }

    @BeforeEach
    void visit(EsignSandbox running) {
        sandbox = running;
    }

    @Test
    void readinessIsDownWhileThePollFailsAndSaysWhy() throws Exception {
        try (SignNowPolledRoute polled = new SignNowPolledRoute(sandbox, "startFrom=beginning")) {
            sandbox.faults().add(Fault.status(503).on("GET", "/folder/**").times(1));
            polled.poll();
            HealthCheck.Result down = polled.readiness();
            assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(down.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 503);
            assertThat(polled.failures())
                    .singleElement()
                    .isInstanceOf(EsignOperationException.class);

            String document = upload();
            assertThat(polled.poll()).extracting(Delivery::document).containsExactly(document);
            assertThat(polled.readiness().getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    @Test
    void aPageThatCannotBeReadLosesAndRepeatsNothing() throws Exception {
        for (int i = 0; i < 150; i++) {
            upload();
        }
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(
                        sandbox,
                        "startFrom=beginning",
                        Map.of(),
                        exchange -> {
                            if (sandbox.faults().active().isEmpty()) {
                                sandbox.faults().add(Fault.truncate().on("GET", "/folder/**"));
                            }
                        })) {
            assertThat(polled.poll()).hasSize(100);
            sandbox.faults().clear();
            assertThat(polled.poll()).hasSize(50);
            // the first page is not requested again, the second is, and then what shows the end
            assertThat(sandbox.signNow().countRequests("GET", "/folder/*")).isEqualTo(4);
        }
    }

    @Test
    void pollErrorsReachTheRouteIfItAsksForThem() throws Exception {
        sandbox.faults().add(Fault.status(500).on("GET", "/folder/**"));
        try (DefaultCamelContext context = new TestCamelContext()) {
            SignNowPolledRoute.configure(context, sandbox);
            context.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            onException(EsignOperationException.class)
                                    .handled(true)
                                    .to("mock:troubles");
                            from("signnow:document/events?initialDelay=0&bridgeErrorHandler=true")
                                    .to("mock:events");
                        }
                    });
            MockEndpoint troubles = context.getEndpoint("mock:troubles", MockEndpoint.class);
            troubles.expectedMessageCount(1);
            context.start();

            troubles.assertIsSatisfied();
            assertThat(troubles.getExchanges().get(0).getProperty(Exchange.EXCEPTION_CAUGHT))
                    .isInstanceOfSatisfying(
                            EsignOperationException.class,
                            e -> assertThat(e.getHttpResponseCode()).isEqualTo(500));
        }
    }

    @Test
    void aCursorThatCannotBeReadKeepsTheRouteFromStartingUntilSomebodyDecides() throws Exception {
        Map<String, String> kept = new HashMap<>();
        Map<String, Object> beans = Map.of("cursors", new Kept(kept));
        upload();
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(sandbox, KEPT, beans, exchange -> {})) {
            assertThat(polled.poll()).hasSize(1);
        }
        Map<String, String> good = Map.copyOf(kept);
        kept.replaceAll((key, part) -> part.substring(0, part.length() / 2));
        Map<String, String> damaged = Map.copyOf(kept);
        upload();
        assertThatThrownBy(
                        () -> new SignNowPolledRoute(sandbox, KEPT, beans, exchange -> {}).close())
                .hasStackTraceContaining("under 'signnow.document-events.")
                .hasStackTraceContaining("remove all entries");
        assertThat(kept).isEqualTo(damaged);

        kept.putAll(good);
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(sandbox, KEPT, beans, exchange -> {})) {
            assertThat(polled.poll()).hasSize(1);
        }
    }

    /** A mapper that indents, as many register, must not break the one line of a file. */
    @Test
    void theCursorIsWrittenWithoutTheUsersMapper(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("cursors");
        Map<String, Object> beans = new HashMap<>();
        beans.put("mapper", new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT));
        upload();
        for (int expected : new int[] {1, 0}) {
            beans.put("cursors", FileStateRepository.fileStateRepository(file.toFile()));
            try (SignNowPolledRoute polled =
                    new SignNowPolledRoute(sandbox, KEPT, beans, exchange -> {})) {
                assertThat(polled.poll()).hasSize(expected);
                assertThat(polled.failures()).isEmpty();
            }
        }
    }

    @Test
    void aQuietPollWritesNothing(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("cursors");
        upload();
        Map<String, Object> beans =
                Map.of("cursors", FileStateRepository.fileStateRepository(file.toFile()));
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(sandbox, KEPT, beans, exchange -> {})) {
            polled.poll();
            long size = file.toFile().length();
            polled.poll();
            polled.poll();
            assertThat(file).hasSize(size);
        }
    }

    private String upload() {
        return sandbox.signNow().addLargeDocument(SignNow.DEMO_USER, "contract.pdf", 10);
    }
}

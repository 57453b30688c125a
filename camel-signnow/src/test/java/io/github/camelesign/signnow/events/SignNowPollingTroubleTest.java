// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.events.SignNowPolledRoute.Delivery;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
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

    @BeforeEach
    void visit(EsignSandbox running) {
        sandbox = running;
    }

    private String cursorKey() {
        return "signnow://document/events@" + sandbox.getSignNowBaseUri() + "/polled/Documents";
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
            assertThat(polled.failures()).hasSize(1);
        }
    }

    @Test
    void pollErrorsReachTheRouteIfItAsksForThem() throws Exception {
        sandbox.faults().add(Fault.status(500).on("GET", "/folder/**"));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
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
    void aCursorThatCannotBeReadStopsPollingUntilSomebodyDecides() throws Exception {
        StateRepository<String, String> cursors = new MemoryStateRepository();
        cursors.setState(cursorKey(), "{\"position\":\"2026-11-21T0");
        upload();
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(sandbox, KEPT, Map.of("cursors", cursors), exchange -> {})) {
            assertThat(polled.poll()).isEmpty();
            assertThat(polled.failures())
                    .singleElement()
                    .satisfies(
                            failure ->
                                    assertThat(failure)
                                            .hasMessageContaining("under '" + cursorKey())
                                            .hasMessageContaining("Remove the entry"));
            assertThat(polled.readiness().getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(cursors.getState(cursorKey())).isEqualTo("{\"position\":\"2026-11-21T0");

            cursors.setState(
                    cursorKey(), "{\"position\":\"1970-01-01T00:00:00Z\",\"delivered\":{}}");
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

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.camelesign.live.Life.Person;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The services themselves, as far as the environment has credentials for them: {@code mvn -Plive},
 * see docs/live.md. It is not part of the normal build.
 */
@Tag("service")
class LiveTest {

    private static final Settings SETTINGS = new Settings(System.getenv());
    private static final Report REPORT = new Report();

    @TestFactory
    List<DynamicTest> services() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Service service : Service.all()) {
            tests.add(DynamicTest.dynamicTest(service.title(), () -> run(service)));
        }
        return tests;
    }

    private static void run(Service service) throws Exception {
        SETTINGS.obstacle(service)
                .ifPresent(
                        obstacle -> {
                            REPORT.skipped(service, obstacle);
                            abort(obstacle);
                        });
        Outcome outcome = Outcome.of(service, SETTINGS, asking(), Report.newRun());
        REPORT.add(outcome);
        assertThat(outcome.left()).as("what has to be discarded by hand").isEmpty();
        assertThat(outcome.problems()).as("steps that failed").isEmpty();
    }

    private static Person asking() {
        return (service, id, link) ->
                System.out.printf(
                        "%n%s: please sign %s now, %s%n%n",
                        service.title(),
                        id,
                        link.isEmpty() ? "by the link that was sent by e-mail" : "at " + link);
    }

    @AfterAll
    static void report() throws Exception {
        REPORT.write(Path.of("target", "live-report.md"));
    }
}

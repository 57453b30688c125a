package io.github.camelesign.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.signnow.SignNow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Boots the assembled Karaf; its routes are those of the module itest-routes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "boots bin/karaf, a shell script")
class SignNowKarafIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path karafData;

    @Test
    void aRouteSendsAndARouteFollows() throws Exception {
        Path java17 = java17OrSkip();

        try (EsignSandbox sandbox = new EsignSandbox().start();
                KarafProcess karaf =
                        KarafProcess.start(
                                Path.of(System.getProperty("karaf.home")),
                                karafData,
                                java17,
                                account(sandbox))) {

            awaiting(karaf).untilAsserted(() -> assertThat(karaf.log()).contains("INVITED to "));
            assertThat(sandbox.signNow().countRequests("POST", "/document/*/invite")).isOne();
            assertThat(sandbox.signNow().documents()).hasSize(1);

            String document = sandbox.signNow().documents().get(0).id();
            awaiting(karaf)
                    .untilAsserted(
                            () ->
                                    assertThat(karaf.log())
                                            .contains("EVENT sent of " + document + " by poll"));
        }
    }

    private static Path java17OrSkip() {
        Optional<Path> java17 = Java17.home();
        String skipped =
                "KARAF WAS NOT TESTED: Karaf 4.4 runs on JDK 17 and none was found; set JAVA17_HOME";
        if (java17.isEmpty()) {
            System.err.println(skipped); // the build's output does not show why a test was skipped
        }
        assumeTrue(java17.isPresent(), skipped);
        return java17.get();
    }

    private static Map<String, String> account(EsignSandbox sandbox) {
        return Map.of(
                "signnow.baseUri", sandbox.getSignNowBaseUri(),
                "signnow.clientId", SignNow.DEMO_CLIENT_ID,
                "signnow.clientSecret", SignNow.DEMO_CLIENT_SECRET,
                "signnow.username", SignNow.DEMO_USER,
                "signnow.password", SignNow.DEMO_PASSWORD,
                "signnow.folderId", sandbox.signNow().documentsFolderId(SignNow.DEMO_USER));
    }

    private static ConditionFactory awaiting(KarafProcess karaf) {
        return await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(250))
                .failFast("Karaf is not well", karaf::assertHealthy);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelesign.karaf.launcher.Java17;
import io.github.camelesign.karaf.launcher.KarafProcess;
import io.github.camelesign.runtime.FiveProviders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Boots the assembled Karaf; the Blueprint file of the module itest-routes starts the routes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "boots bin/karaf, a shell script")
class KarafIT {
    private static final String PRIVATE_KEY = "docusign.privateKey";
    private static final Pattern CAMEL_STARTED = Pattern.compile("Apache Camel .* started in ");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void everyProviderSignsAndIsHeardByPollAndByWebhook() throws Exception {
        Path java17 = java17OrSkip();

        try (FiveProviders providers = new FiveProviders(folder.resolve("files"));
                KarafProcess karaf =
                        KarafProcess.start(
                                Path.of(System.getProperty("karaf.home")),
                                folder.resolve("karaf"),
                                java17,
                                "io.github.camelesign.itest",
                                configuration(providers))) {
            waitingFor(karaf)
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> CAMEL_STARTED.matcher(karaf.log()).find());

            providers.send();

            providers.awaitSigned(waitingFor(karaf));
            waitingFor(karaf)
                    .untilAsserted(
                            () ->
                                    assertThat(folder.resolve("files/cloudevents/signnow.txt"))
                                            .hasContent("io.github.camelesign.signnow.completed"));
            waitingFor(karaf)
                    .untilAsserted(
                            () ->
                                    assertThat(folder.resolve("files/meters.txt"))
                                            .content()
                                            .containsPattern(
                                                    "camel\\.esign\\.requests\\(TIMER\\).*provider='jsign'"));
        }
    }

    private static ConditionFactory waitingFor(KarafProcess karaf) {
        return await().failFast("Karaf is not well", karaf::assertHealthy);
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

    /** The placeholders of the Blueprint file. */
    private Map<String, String> configuration(FiveProviders providers) throws IOException {
        Map<String, String> configuration = new HashMap<>();
        for (String name :
                List.of("work.dir", "webhook.url", "webhook.secret", "contract.baseUri")) {
            configuration.put(name, providers.properties().get(name));
        }
        configuration.putAll(providers.secondAccount());
        configuration.put("webhook.component", "netty-http");
        configuration.put("webhook.port", String.valueOf(providers.port()));
        providers
                .components()
                .forEach(
                        (scheme, options) ->
                                options.forEach(
                                        (option, value) ->
                                                configuration.put(scheme + "." + option, value)));
        // a text of many lines, which on a server one would keep out of etc/*.cfg too
        Path key = Files.writeString(folder.resolve("key.pem"), configuration.get(PRIVATE_KEY));
        configuration.put(PRIVATE_KEY, "file:" + key);
        return configuration;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.springboot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.runtime.FiveProviders;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** An application with all starters, as it is started by its main method. */
class StartersTest {

    @SpringBootApplication
    static class Application {}

    @TempDir Path folder;

    @Test
    void everyProviderSignsAndIsHeardByPollAndByWebhook() throws Exception {
        try (FiveProviders providers = new FiveProviders(folder);
                ConfigurableApplicationContext application = start(providers)) {
            providers.send();

            providers.awaitSigned();

            assertThat(application.isRunning()).isTrue();
            assertThatAllAreLoggedIn(providers);
            assertThatAllAreMeasured(application.getBean(MeterRegistry.class));
        }
    }

    private static ConfigurableApplicationContext start(FiveProviders providers) {
        Map<String, Object> properties = new HashMap<>(providers.properties());
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", providers.port());
        SpringApplication application = new SpringApplication(Application.class);
        application.addInitializers(
                context ->
                        context.getEnvironment()
                                .getPropertySources()
                                .addFirst(new MapPropertySource("providers", properties)));
        return application.run();
    }

    private static void assertThatAllAreMeasured(MeterRegistry meters) {
        for (String provider : FiveProviders.PROVIDERS) {
            assertThat(meters.get("camel.esign.requests").tag("provider", provider).timers())
                    .isNotEmpty();
            assertThat(meters.get("camel.esign.poll.lag").tag("provider", provider).gauges())
                    .isNotEmpty();
        }
    }

    private static void assertThatAllAreLoggedIn(FiveProviders providers)
            throws IOException, InterruptedException {
        URI health = URI.create("http://127.0.0.1:" + providers.port() + "/actuator/health");
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(health).build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        for (String provider : FiveProviders.ACCOUNTS) {
            assertThat(answer.body()).contains("\"%s-login\":\"UP\"".formatted(provider));
        }
    }
}

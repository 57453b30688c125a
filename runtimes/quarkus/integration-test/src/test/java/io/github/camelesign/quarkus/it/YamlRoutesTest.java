// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.it;

import static org.awaitility.Awaitility.await;

import io.github.camelesign.runtime.FiveProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** Drives the routes that every runtime has to run. */
@QuarkusTest
@WithTestResource(ProvidersResource.class)
class YamlRoutesTest {

    @Inject CamelContext context;

    FiveProviders providers;

    @Test
    void everyProviderSignsAndIsHeardByPollAndByWebhook() {
        awaitWebhooks();

        providers.send();

        providers.awaitSigned();
    }

    /** They are registered once the server listens, and what is signed before calls nobody. */
    private void awaitWebhooks() {
        await().atMost(Duration.ofMinutes(2))
                .until(
                        () ->
                                FiveProviders.HEARD.stream()
                                        .map(name -> name + "-hear")
                                        .map(context.getRouteController()::getRouteStatus)
                                        .allMatch(status -> status.isStarted()));
    }
}

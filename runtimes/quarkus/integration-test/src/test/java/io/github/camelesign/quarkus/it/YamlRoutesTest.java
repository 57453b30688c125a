// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.it;

import io.github.camelesign.runtime.FiveProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Drives the routes that every runtime has to run. */
@QuarkusTest
@WithTestResource(ProvidersResource.class)
class YamlRoutesTest {

    FiveProviders providers;

    @Test
    void everyProviderSignsAndIsHeardByPollAndByWebhook() {
        providers.send();

        providers.awaitSigned();
    }
}

package io.github.camelesign.quarkus.it;

import io.github.camelesign.runtime.FiveDesks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Drives the routes that every runtime has to run. */
@QuarkusTest
@WithTestResource(DesksResource.class)
class YamlRoutesTest {

    FiveDesks desks;

    @Test
    void everyProviderSignsAndIsHeardByPollAndByWebhook() {
        desks.send();

        desks.awaitSigned();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.runtime;

import java.nio.file.Path;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes, in Camel main and in this process. */
class CamelMainTest {

    @TempDir Path folder;

    @Test
    void everyProviderSignsAndIsHeardByPollAndByWebhook() {
        Main main = new Main();
        try (FiveProviders providers = new FiveProviders(folder)) {
            providers.properties().forEach(main::addOverrideProperty);
            main.addOverrideProperty("camel.server.enabled", "true");
            main.addOverrideProperty("camel.server.host", "127.0.0.1");
            main.addOverrideProperty("camel.server.port", String.valueOf(providers.port()));
            main.start();

            providers.send();

            providers.awaitSigned();
        } finally {
            main.stop();
        }
    }
}

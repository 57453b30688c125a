// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.signnow.SignNowComponent;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
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

    @Test
    void aSecondAccountIsABeanOfTheProperties() throws Exception {
        Main main = new Main();
        try (FiveProviders providers = new FiveProviders(folder)) {
            main.addOverrideProperty(
                    "camel.beans.signnowRed", "#class:" + SignNowComponent.class.getName());
            providers
                    .secondAccount()
                    .forEach(
                            (name, value) ->
                                    main.addOverrideProperty(
                                            name.replace(
                                                    "red.",
                                                    "camel.beans.signnowRed.configuration."),
                                            value));
            main.start();

            ProducerTemplate template = main.getCamelTemplate();
            template.requestBodyAndHeader(
                    "signnowRed:document/upload",
                    getClass().getResourceAsStream("/lease.pdf"),
                    Exchange.FILE_NAME,
                    "lease.pdf");

            assertThat(providers.sandbox().signNow().documents())
                    .extracting(Envelope::owner)
                    .containsExactly("red@acme.test");
        } finally {
            main.stop();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.testing.streaming.FileRoute;
import io.github.camelesign.testing.streaming.LargeFiles;
import io.github.camelesign.testing.streaming.StreamingTests;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignNowStreamingTest extends StreamingTests {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @Test
    void aGigabyteGoesUpAndComesDown() throws Exception {
        EsignSandbox sandbox = SANDBOX.sandbox();
        sandbox.signNow().setUploadLimit(2L * GIGABYTE * LargeFiles.MEGABYTE);

        assertAFileGoesUpAndComesDown(
                Route.class,
                GIGABYTE,
                sandbox.getSignNowBaseUri(),
                sandbox.signNow().issueApiKey(SignNow.DEMO_USER));

        assertThat(sandbox.signNow().documents()).hasSize(1);
    }

    public static final class Route extends FileRoute {

        @Override
        protected void configure(CamelContext context) {
            SignNowConfiguration options =
                    context.getComponent("signnow", SignNowComponent.class).getConfiguration();
            options.setBaseUri(baseUri);
            options.setAccessToken(argument);
        }

        @Override
        public void configure() {
            fromInbox()
                    .to("signnow:document/upload")
                    .process(log("uploaded"))
                    .to("direct:download");
            end(
                    toOutbox(
                            from("direct:download")
                                    .to("signnow:document/download?type=collapsed")
                                    .process(log("downloaded"))));
        }
    }
}

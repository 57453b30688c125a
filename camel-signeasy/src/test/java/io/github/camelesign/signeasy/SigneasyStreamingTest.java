// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.testing.streaming.FileRoute;
import io.github.camelesign.testing.streaming.LargeFiles;
import io.github.camelesign.testing.streaming.StreamingTests;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SigneasyStreamingTest extends StreamingTests {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @Test
    void aGigabyteGoesUpAndComesDown() throws Exception {
        EsignSandbox sandbox = SANDBOX.sandbox();
        sandbox.signeasy().setUploadLimit(2L * GIGABYTE * LargeFiles.MEGABYTE);

        assertAFileGoesUpAndComesDown(
                Route.class,
                GIGABYTE,
                sandbox.getSigneasyBaseUri(),
                sandbox.signeasy().issueAccessToken(Signeasy.DEMO_USER));
    }

    public static final class Route extends FileRoute {

        @Override
        protected void configure(CamelContext context) {
            SigneasyConfiguration options =
                    context.getComponent("signeasy", SigneasyComponent.class).getConfiguration();
            options.setBaseUri(baseUri);
            options.setAccessToken(argument);
        }

        @Override
        public void configure() {
            end(
                    toOutbox(
                            fromInbox()
                                    .to("signeasy:original/upload")
                                    .process(log("uploaded"))
                                    .to("signeasy:original/download")
                                    .process(log("downloaded"))));
        }
    }
}

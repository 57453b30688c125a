// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.yousign.Yousign;
import io.github.camelesign.testing.streaming.FileRoute;
import io.github.camelesign.testing.streaming.LargeFiles;
import io.github.camelesign.testing.streaming.StreamingTests;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In v2, documents are sent and received in base64. */
class YousignStreamingTest extends StreamingTests {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @Test
    void twoHundredMegabytesGoUpAndComeDown() throws Exception {
        EsignSandbox sandbox = SANDBOX.sandbox();
        sandbox.yousign().setUploadLimit(2L * TWO_HUNDRED_MEGABYTES * LargeFiles.MEGABYTE);

        assertAFileGoesUpAndComesDown(
                Route.class,
                TWO_HUNDRED_MEGABYTES,
                sandbox.getYousignV2BaseUri(),
                Yousign.DEMO_API_KEY);
    }

    public static final class Route extends FileRoute {

        @Override
        protected void configure(CamelContext context) {
            YousignConfiguration options =
                    context.getComponent("yousign", YousignComponent.class).getConfiguration();
            options.setBaseUri(baseUri);
            options.setApiKey(argument);
        }

        @Override
        public void configure() {
            end(
                    toOutbox(
                            fromInbox()
                                    .to("yousign:v2/file/create")
                                    .process(log("uploaded"))
                                    .to("yousign:v2/file/download")
                                    .process(log("downloaded"))));
        }
    }
}

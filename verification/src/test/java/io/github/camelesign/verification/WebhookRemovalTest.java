// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.sandbox.yousign.Yousign;
import io.github.camelesign.signeasy.SigneasyComponent;
import io.github.camelesign.signeasy.SigneasyConfiguration;
import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.signnow.SignNowConfiguration;
import io.github.camelesign.testing.docs.PageContext;
import io.github.camelesign.yousign.YousignComponent;
import io.github.camelesign.yousign.YousignConfiguration;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.webhook.WebhookComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The subscription of one webhook route ends with it, and that of no other route does. */
class WebhookRemovalTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path folder;

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private DefaultCamelContext context;

    @BeforeEach
    void open() throws Exception {
        context = PageContext.create(folder);
        VertxPlatformHttpServer server = context.hasService(VertxPlatformHttpServer.class);
        server.start();
        context.getComponent("webhook", WebhookComponent.class)
                .getConfiguration()
                .setWebhookExternalUrl("http://127.0.0.1:" + server.getPort());
        configureSignNow();
        configureDocuSign();
        configureYousign();
        configureSigneasy();
    }

    private void configureSignNow() {
        SignNowConfiguration options =
                context.getComponent("signnow", SignNowComponent.class).getConfiguration();
        options.setBaseUri(sandbox.getSignNowBaseUri());
        options.setAccessToken(sandbox.signNow().issueApiKey(SignNow.DEMO_USER));
    }

    private void configureDocuSign() {
        DocuSignConfiguration options =
                context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
        options.setOauthBaseUri(sandbox.getDocuSignBaseUri());
        options.setAudience("account-d.docusign.com");
        options.setClientId(DocuSign.INTEGRATION_KEY);
        options.setImpersonatedUserId(DocuSign.USER_ID);
        options.setPrivateKey(sandbox.docuSign().privateKeyPem());
    }

    private void configureYousign() {
        YousignConfiguration options =
                context.getComponent("yousign", YousignComponent.class).getConfiguration();
        options.setBaseUri(sandbox.getYousignBaseUri());
        options.setApiKey(Yousign.DEMO_API_KEY);
    }

    private void configureSigneasy() {
        SigneasyConfiguration options =
                context.getComponent("signeasy", SigneasyComponent.class).getConfiguration();
        options.setBaseUri(sandbox.getSigneasyBaseUri());
        options.setOauthBaseUri(sandbox.getSigneasyBaseUri());
        options.setClientId(Signeasy.DEMO_CLIENT_ID);
        options.setAccessToken(sandbox.signeasy().issueAccessToken(Signeasy.DEMO_USER));
    }

    @AfterEach
    void close() {
        context.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "signnow:document/events, signnow:v2/event-subscription/list?per_page=100",
        "docusign:envelopes/events, docusign:connect-configurations/list",
        "yousign:signature-request/events, yousign:webhook/list",
        "signeasy:pending/events, signeasy:webhook/list"
    })
    void removingOneRouteLeavesTheOther(String events, String list) throws Exception {
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(webhook(events, "one")).routeId("one").to("mock:events");
                        from(webhook(events, "two")).routeId("two").to("mock:events");
                        from(webhook(events, "three")).routeId("three").to("mock:events");
                    }
                });
        context.start();
        assertThat(subscriptions(list)).contains("/hooks/one", "/hooks/two", "/hooks/three");

        context.getRouteController().stopRoute("one");
        context.removeRoute("one");
        assertThat(subscriptions(list))
                .doesNotContain("/hooks/one")
                .contains("/hooks/two", "/hooks/three");

        context.getRouteController().stopRoute("three");
        assertThat(subscriptions(list)).doesNotContain("/hooks/three").contains("/hooks/two");

        context.getRouteController().startRoute("three");
        assertThat(subscriptions(list)).contains("/hooks/two", "/hooks/three");
    }

    /** The same but for the path, which is none of the provider's options. */
    private static String webhook(String events, String path) {
        return "webhook:%s?webhookComponentName=platform-http&webhookPath=/hooks/%s&webhookUnregister=true&webhookSecret=%s"
                .formatted(events, path, PageContext.SECRET);
    }

    private String subscriptions(String list) {
        return context.createFluentProducerTemplate()
                .to(list + (list.contains("?") ? "&" : "?") + "output=json")
                .request(String.class)
                .replace("\\/", "/");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.signnow.SignNowConfiguration;
import io.github.camelesign.testing.route.WebhookRoute;
import java.net.URI;
import java.net.http.HttpResponse;
import org.apache.camel.Processor;

/** A route that SignNow's webhooks call. */
public final class SignNowWebhookRoute extends WebhookRoute {

    public static final String SIGNATURE = "X-SignNow-Signature";

    public SignNowWebhookRoute() throws Exception {
        super("signnow:document/events");
        signNow().setBaseUri("http://127.0.0.1:1");
        signNow().setAccessToken("static-access-token");
        signNow().setMaxRetries(0);
    }

    public SignNowConfiguration signNow() {
        return context().getComponent("signnow", SignNowComponent.class).getConfiguration();
    }

    @Override
    public SignNowWebhookRoute withExternalUrl(URI url) {
        super.withExternalUrl(url);
        return this;
    }

    @Override
    public SignNowWebhookRoute start(String options, Processor step) throws Exception {
        super.start(options, step);
        return this;
    }

    @Override
    public SignNowWebhookRoute start(String options) throws Exception {
        super.start(options);
        return this;
    }

    /** Posts with the signature that SignNow would send. */
    public HttpResponse<String> postSigned(String body) throws Exception {
        return post(body, SIGNATURE, sign(SECRET, body));
    }
}

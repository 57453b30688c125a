package io.github.camelesign.signnow;

import io.github.camelesign.testing.route.WebhookRoute;
import java.net.URI;
import java.net.http.HttpResponse;
import org.apache.camel.Processor;

/** A route that SignNow's webhooks call. */
final class SignNowWebhookRoute extends WebhookRoute {

    static final String SIGNATURE = "X-SignNow-Signature";

    SignNowWebhookRoute() throws Exception {
        super("signnow:document/events");
        signNow().setBaseUri("http://127.0.0.1:1");
        signNow().setAccessToken("static-access-token");
        signNow().setMaxRetries(0);
    }

    SignNowConfiguration signNow() {
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
    HttpResponse<String> postSigned(String body) throws Exception {
        return post(body, SIGNATURE, sign(SECRET, body));
    }
}

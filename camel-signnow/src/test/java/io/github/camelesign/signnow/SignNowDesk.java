package io.github.camelesign.signnow;

import io.github.camelesign.support.testing.HookedDesk;
import java.net.URI;
import java.net.http.HttpResponse;
import org.apache.camel.Processor;

/** A route that waits for SignNow's calls. */
final class SignNowDesk extends HookedDesk {

    static final String SIGNATURE = "X-SignNow-Signature";

    SignNowDesk() throws Exception {
        super("signnow:document/events");
        signNow().setBaseUri("http://127.0.0.1:1");
        signNow().setAccessToken("static-access-token");
        signNow().setMaxRetries(0);
    }

    SignNowConfiguration signNow() {
        return context().getComponent("signnow", SignNowComponent.class).getConfiguration();
    }

    @Override
    public SignNowDesk knownAs(URI url) {
        super.knownAs(url);
        return this;
    }

    @Override
    public SignNowDesk start(String options, Processor step) throws Exception {
        super.start(options, step);
        return this;
    }

    @Override
    public SignNowDesk start(String options) throws Exception {
        super.start(options);
        return this;
    }

    /** Posts what SignNow itself would. */
    HttpResponse<String> postSigned(String body) throws Exception {
        return post(body, SIGNATURE, sign(SECRET, body));
    }
}

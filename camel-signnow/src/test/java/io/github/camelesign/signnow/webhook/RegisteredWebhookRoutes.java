// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.events.SignNowPolledRoute;
import io.github.camelesign.testing.TestCamelContext;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Routes that register their webhook at the sandbox, and a context that lists the subscriptions of
 * the account.
 */
abstract class RegisteredWebhookRoutes {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    final CamelContext owner = new TestCamelContext();
    EsignSandbox sandbox;
    SignNow signNow;
    private final List<SignNowWebhookRoute> webhooks = new ArrayList<>();

    @BeforeEach
    void visit(EsignSandbox running) {
        sandbox = running;
        signNow = running.signNow();
        SignNowPolledRoute.configure(owner, sandbox);
        owner.start();
    }

    @AfterEach
    void leave() {
        webhooks.forEach(SignNowWebhookRoute::close);
        owner.stop();
    }

    SignNowWebhookRoute webhook() throws Exception {
        SignNowWebhookRoute webhook = new SignNowWebhookRoute();
        webhooks.add(webhook);
        SignNowPolledRoute.configure(webhook.context(), sandbox);
        return webhook;
    }
}

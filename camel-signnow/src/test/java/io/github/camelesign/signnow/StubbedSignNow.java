// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import io.github.camelesign.testing.http.StubbedProvider;
import org.junit.jupiter.api.BeforeEach;

/** A server that a Camel context takes for SignNow. */
public abstract class StubbedSignNow extends StubbedProvider {

    protected static final String TOKEN = "static-access-token";

    @BeforeEach
    final void useToken() {
        options().setAccessToken(TOKEN);
    }

    @Override
    protected SignNowConfiguration options() {
        return context.getComponent("signnow", SignNowComponent.class).getConfiguration();
    }

    protected void logInByPassword() {
        options().setAccessToken(null);
        options().setClientId("desk-app");
        options().setClientSecret("desk-secret");
        options().setUsername("desk@acme.test");
        options().setPassword("desk-password");
    }
}

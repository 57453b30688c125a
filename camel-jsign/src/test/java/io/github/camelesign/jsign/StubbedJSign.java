// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import io.github.camelesign.testing.http.StubbedProvider;
import org.junit.jupiter.api.BeforeEach;

/** A server that a Camel context takes for jSign. */
public abstract class StubbedJSign extends StubbedProvider {

    protected static final String TOKEN = "static-access-token";

    @BeforeEach
    protected final void useToken() {
        options().setAccessToken(TOKEN);
    }

    @Override
    protected JSignConfiguration options() {
        return context.getComponent("jsign", JSignComponent.class).getConfiguration();
    }

    /** Key, secret and password hold what must be encoded. */
    protected final void logIn() {
        options().setAccessToken(null);
        options().setApiKey("desk-key");
        options().setApiSecret("desk-secret");
        options().setEmail("desk@acme.test");
        options().setPassword("desk \"password\"");
    }
}

package io.github.camelesign.jsign;

import io.github.camelesign.testing.http.StubbedProvider;
import org.junit.jupiter.api.BeforeEach;

/** A server that a Camel context takes for jSign. */
abstract class StubbedJSign extends StubbedProvider {

    static final String TOKEN = "static-access-token";

    @BeforeEach
    void useToken() {
        options().setAccessToken(TOKEN);
    }

    @Override
    protected JSignConfiguration options() {
        return context.getComponent("jsign", JSignComponent.class).getConfiguration();
    }

    /** Key, secret and password hold what must be encoded. */
    void logIn() {
        options().setAccessToken(null);
        options().setApiKey("desk-key");
        options().setApiSecret("desk-secret");
        options().setEmail("desk@acme.test");
        options().setPassword("desk \"password\"");
    }
}

package io.github.camelesign.signeasy;

import io.github.camelesign.testing.http.StubbedProvider;
import org.junit.jupiter.api.BeforeEach;

/** A server that a Camel context takes for Signeasy. */
abstract class StubbedSigneasy extends StubbedProvider {

    static final String TOKEN = "static-access-token";

    @BeforeEach
    void useToken() {
        options().setAccessToken(TOKEN);
    }

    @Override
    protected SigneasyConfiguration options() {
        return context.getComponent("signeasy", SigneasyComponent.class).getConfiguration();
    }
}

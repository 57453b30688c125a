// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import io.github.camelesign.testing.http.StubbedProvider;
import org.junit.jupiter.api.BeforeEach;

/** A server in the place of Signeasy, and a Camel context whose component calls it. */
public abstract class StubbedSigneasy extends StubbedProvider {

    protected static final String TOKEN = "static-access-token";

    @BeforeEach
    protected void useToken() {
        options().setAccessToken(TOKEN);
    }

    @Override
    protected SigneasyConfiguration options() {
        return context.getComponent("signeasy", SigneasyComponent.class).getConfiguration();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import java.util.Arrays;
import java.util.List;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of components whose providers issue tokens by OAuth 2.0. */
@UriParams
public abstract class OAuthConfiguration extends TokenConfiguration {

    @UriParam(
            label = "security",
            secret = true,
            description = "The application's id, from the provider's dashboard.")
    private String clientId;

    @UriParam(
            label = "security",
            secret = true,
            description = "The application's secret, from the provider's dashboard.")
    private String clientSecret;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "Code that a login in the browser came back with. It works once: keep the tokens that follow in tokenRepository.")
    private String authorizationCode;

    @UriParam(
            label = "security",
            description =
                    "What the token may be used for, in the provider's words. Its default if empty.")
    private String scope;

    @Override
    protected List<Object> credentialsKey() {
        List<Object> key = super.credentialsKey();
        key.addAll(Arrays.asList(clientId, clientSecret, authorizationCode, scope));
        return key;
    }

    @Override
    protected String accountCredential() {
        return clientId;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public String getAuthorizationCode() {
        return authorizationCode;
    }

    public void setAuthorizationCode(String authorizationCode) {
        this.authorizationCode = authorizationCode;
    }

    public String getScope() {
        return scope;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }
}

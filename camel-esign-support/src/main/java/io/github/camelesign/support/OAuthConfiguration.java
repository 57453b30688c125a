package io.github.camelesign.support;

import java.util.Arrays;
import java.util.List;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/** The options of components whose providers issue tokens by OAuth 2.0. */
@UriParams
public abstract class OAuthConfiguration extends EsignConfiguration {

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
            secret = true,
            description = "A ready access token. It is sent as it is and never renewed.")
    private String accessToken;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "Refresh token of an earlier login. A replacement that the provider issues is kept in tokenRepository.")
    private String refreshToken;

    @UriParam(
            label = "security",
            description =
                    "What the token may be used for, in the provider's words. Its default if empty.")
    private String scope;

    @UriParam(
            label = "security,advanced",
            description =
                    "Where replaced refresh tokens are kept, so that a restart and other nodes go on with the newest. In memory only if empty. A file repository holds them in clear: guard its file.")
    private StateRepository<String, String> tokenRepository = new MemoryStateRepository();

    @Override
    protected List<Object> credentialsKey() {
        List<Object> key = super.credentialsKey();
        key.addAll(
                Arrays.asList(
                        clientId,
                        clientSecret,
                        authorizationCode,
                        accessToken,
                        refreshToken,
                        scope,
                        tokenRepository));
        return key;
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

    public String getAccessToken() {
        return accessToken;
    }

    public void setAccessToken(String accessToken) {
        this.accessToken = accessToken;
    }

    public String getRefreshToken() {
        return refreshToken;
    }

    public void setRefreshToken(String refreshToken) {
        this.refreshToken = refreshToken;
    }

    public String getScope() {
        return scope;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }

    public StateRepository<String, String> getTokenRepository() {
        return tokenRepository;
    }

    public void setTokenRepository(StateRepository<String, String> tokenRepository) {
        this.tokenRepository = tokenRepository;
    }
}

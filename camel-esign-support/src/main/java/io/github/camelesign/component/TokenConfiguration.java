// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import java.util.Arrays;
import java.util.List;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/** The options of components whose providers issue tokens that end and are renewed. */
@UriParams
public abstract class TokenConfiguration extends EsignConfiguration {

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
            label = "security,advanced",
            description =
                    "Where replaced refresh tokens are kept, so that a restart and other nodes go on with the newest. In memory only if empty. A file repository holds them in clear: guard its file.")
    private StateRepository<String, String> tokenRepository = new MemoryStateRepository();

    @Override
    protected List<Object> credentialsKey() {
        List<Object> key = super.credentialsKey();
        key.addAll(Arrays.asList(accessToken, refreshToken, tokenRepository));
        return key;
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

    public StateRepository<String, String> getTokenRepository() {
        return tokenRepository;
    }

    public void setTokenRepository(StateRepository<String, String> tokenRepository) {
        this.tokenRepository = tokenRepository;
    }
}

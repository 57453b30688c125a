package io.github.camelesign.yousign;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.auth.EsignAuthentication;
import io.github.camelesign.support.auth.Token;
import io.github.camelesign.support.auth.TokenEndpoint;

/** Calls with an API key, the only way there is in both versions. */
final class YousignAuthentication implements EsignAuthentication {

    private final String apiKey;

    YousignAuthentication(String apiKey) {
        if (apiKey == null || apiKey.isBlank()) {
            throw new IllegalArgumentException(
                    "yousign needs the option apiKey. Set camel.component.yousign.apiKey, or the option of the endpoint");
        }
        this.apiKey = apiKey;
    }

    @Override
    public Token fetch(Token previous, TokenEndpoint endpoint) {
        return Token.fixed(apiKey);
    }

    @Override
    public boolean isRenewable() {
        return false;
    }

    @Override
    public boolean isTokenRefused(EsignOperationException failure) {
        return failure.getHttpResponseCode() == 401;
    }
}

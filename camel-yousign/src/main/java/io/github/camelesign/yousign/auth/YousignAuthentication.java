// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.auth;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.Authentication;
import io.github.camelesign.spi.Token;

/**
 * Calls with an API key as bearer token, the only way there is in both versions of Yousign's API. A
 * key does not end, so one that is refused (status 401) is not renewed.
 */
public final class YousignAuthentication implements Authentication {

    private static final int UNAUTHORIZED = 401;

    private final String apiKey;

    /**
     * @throws MissingOptionException when there is no key
     */
    public YousignAuthentication(String apiKey) {
        Authentication.require("yousign", "apiKey", apiKey, "API key");
        this.apiKey = apiKey;
    }

    @Override
    public Token fetch(Token previous, Token.Endpoint endpoint) {
        return Token.fixed(apiKey);
    }

    @Override
    public boolean isRenewable() {
        return false;
    }

    @Override
    public boolean isTokenRefused(EsignOperationException failure) {
        return failure.getHttpResponseCode() == UNAUTHORIZED;
    }
}

package io.github.camelesign.docusign;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.auth.EsignAuthentication;
import io.github.camelesign.support.auth.Token;
import io.github.camelesign.support.auth.TokenEndpoint;

/** Calls DocuSign with a ready access token. */
final class DocuSignAuthentication implements EsignAuthentication {

    private final String accessToken;

    DocuSignAuthentication(DocuSignConfiguration configuration) {
        this.accessToken = configuration.getAccessToken();
        if (accessToken == null || accessToken.isBlank()) {
            throw new IllegalArgumentException(
                    "docusign needs the option accessToken. Set camel.component.docusign.accessToken, or the option of the endpoint");
        }
    }

    @Override
    public Token fetch(Token previous, TokenEndpoint endpoint) {
        return Token.fixed(accessToken);
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

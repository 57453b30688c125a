// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.auth;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signnow.SignNowAuthenticationType;
import io.github.camelesign.signnow.SignNowConfiguration;
import io.github.camelesign.signnow.SignNowOperation;
import io.github.camelesign.spi.Authentication;
import io.github.camelesign.spi.RefreshTokenGrant;
import io.github.camelesign.spi.Token;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Logs in at SignNow (section 2 of its API reference: OAuth 2.0 with client credentials as Basic
 * header).
 */
public final class SignNowAuthentication implements Authentication {

    /**
     * SignNow's code for a token that is invalid or expired; it comes with status 400 as well as
     * 401.
     */
    private static final Set<String> TOKEN_REFUSED = Set.of("1537", "invalid_token");

    private final SignNowConfiguration configuration;
    private final SignNowAuthenticationType type;
    private final RefreshTokenGrant refreshGrant;

    /**
     * @throws MissingOptionException when an option that the way to log in needs is missing
     */
    public SignNowAuthentication(SignNowConfiguration configuration) {
        this.configuration = configuration;
        this.type = type(configuration);
        switch (type) {
            case PASSWORD -> {
                require("username", configuration.getUsername());
                require("password", configuration.getPassword());
            }
            case REFRESH_TOKEN -> require("refreshToken", configuration.getRefreshToken());
            case AUTHORIZATION_CODE ->
                    require("authorizationCode", configuration.getAuthorizationCode());
            case API_KEY -> require("apiKey", configuration.getApiKey());
            case ACCESS_TOKEN -> require("accessToken", configuration.getAccessToken());
        }
        if (isRenewable()) {
            // says what is missing before the first call does
            clientHeaders();
        }
        this.refreshGrant =
                switch (type) {
                    case REFRESH_TOKEN -> refreshGrant(configuration.getRefreshToken());
                    case AUTHORIZATION_CODE -> refreshGrant(configuration.getAuthorizationCode());
                    default -> null;
                };
    }

    private RefreshTokenGrant refreshGrant(String configured) {
        String account =
                configuration.getClientId() != null ? configuration.getClientId() : "basic";
        return new RefreshTokenGrant(
                "signnow",
                account,
                configured,
                configuration.getTokenRepository(),
                (token, endpoint) ->
                        endpoint.request(
                                login(
                                        token.equals(configuration.getAuthorizationCode())
                                                ? fields("authorization_code", "code", token)
                                                : fields(
                                                        "refresh_token", "refresh_token", token))));
    }

    private static SignNowAuthenticationType type(SignNowConfiguration configuration) {
        if (configuration.getAuthentication() != null) {
            return configuration.getAuthentication();
        }
        if (configuration.getAccessToken() != null) {
            return SignNowAuthenticationType.ACCESS_TOKEN;
        }
        if (configuration.getApiKey() != null) {
            return SignNowAuthenticationType.API_KEY;
        }
        if (configuration.getRefreshToken() != null) {
            return SignNowAuthenticationType.REFRESH_TOKEN;
        }
        return configuration.getAuthorizationCode() != null
                ? SignNowAuthenticationType.AUTHORIZATION_CODE
                : SignNowAuthenticationType.PASSWORD;
    }

    @Override
    public Token fetch(Token previous, Token.Endpoint endpoint) throws EsignOperationException {
        return switch (type) {
            case ACCESS_TOKEN -> Token.fixed(configuration.getAccessToken());
            case API_KEY -> Token.fixed(configuration.getApiKey());
            case REFRESH_TOKEN, AUTHORIZATION_CODE -> refreshGrant.fetch(previous, endpoint);
            case PASSWORD -> {
                Map<String, String> fields =
                        fields("password", "username", configuration.getUsername());
                fields.put("password", configuration.getPassword());
                yield endpoint.request(login(fields));
            }
        };
    }

    private Token.Request login(Map<String, String> fields) {
        return new Token.Request(
                SignNowOperation.TOKEN_CREATE.row(), null, clientHeaders(), fields);
    }

    private Map<String, String> fields(String grantType, String name, String value) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", grantType);
        fields.put(name, value);
        fields.put("scope", configuration.getScope());
        return fields;
    }

    @Override
    public boolean isRenewable() {
        return type != SignNowAuthenticationType.ACCESS_TOKEN
                && type != SignNowAuthenticationType.API_KEY;
    }

    @Override
    public Map<String, String> clientHeaders() {
        if (configuration.getBasicToken() != null) {
            return Map.of("Authorization", "Basic " + configuration.getBasicToken());
        }
        require("clientId", configuration.getClientId());
        require("clientSecret", configuration.getClientSecret());
        String pair = configuration.getClientId() + ":" + configuration.getClientSecret();
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return Map.of("Authorization", "Basic " + basic);
    }

    @Override
    public boolean isTokenRefused(EsignOperationException failure) {
        return failure.getHttpResponseCode() == 401
                || (failure.getHttpResponseCode() == 400
                        && (TOKEN_REFUSED.contains(String.valueOf(failure.getErrorCode()))
                                || TOKEN_REFUSED.contains(
                                        String.valueOf(failure.getProviderMessage()))));
    }

    private void require(String option, String value) {
        Authentication.require("signnow", option, value, type);
    }
}

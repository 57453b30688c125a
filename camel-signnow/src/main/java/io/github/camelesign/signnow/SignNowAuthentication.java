package io.github.camelesign.signnow;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.auth.EsignAuthentication;
import io.github.camelesign.support.auth.LoginRequest;
import io.github.camelesign.support.auth.RefreshTokenGrant;
import io.github.camelesign.support.auth.Token;
import io.github.camelesign.support.auth.TokenEndpoint;
import io.github.camelesign.support.http.FormBody;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Logs in at SignNow (section 2 of its API reference: OAuth 2.0 with client credentials as Basic
 * header).
 */
final class SignNowAuthentication implements EsignAuthentication {

    /**
     * SignNow's code for a token that is invalid or expired; it comes with status 400 as well as
     * 401.
     */
    private static final Set<String> TOKEN_REFUSED = Set.of("1537", "invalid_token");

    private final SignNowConfiguration configuration;
    private final SignNowAuthenticationType type;
    private final RefreshTokenGrant refreshGrant;

    SignNowAuthentication(SignNowConfiguration configuration) {
        this.configuration = configuration;
        this.type = type(configuration);
        switch (type) {
            case PASSWORD -> {
                require("username", configuration.getUsername());
                require("password", configuration.getPassword());
                clientHeaders();
            }
            case REFRESH_TOKEN -> {
                require("refreshToken", configuration.getRefreshToken());
                clientHeaders();
            }
            case AUTHORIZATION_CODE -> {
                require("authorizationCode", configuration.getAuthorizationCode());
                clientHeaders();
            }
            case API_KEY -> require("apiKey", configuration.getApiKey());
            case ACCESS_TOKEN -> require("accessToken", configuration.getAccessToken());
        }
        this.refreshGrant = refreshGrant();
    }

    private RefreshTokenGrant refreshGrant() {
        return switch (type) {
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
    public Token fetch(Token previous, TokenEndpoint endpoint) throws EsignOperationException {
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

    private LoginRequest login(Map<String, String> fields) {
        return new LoginRequest(
                SignNowOperation.TOKEN_CREATE.row(), null, clientHeaders(), FormBody.of(fields));
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
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "signnow needs the option %s to log in by %s. Set camel.component.signnow.%s, or the option of the endpoint"
                            .formatted(option, type, option));
        }
    }
}

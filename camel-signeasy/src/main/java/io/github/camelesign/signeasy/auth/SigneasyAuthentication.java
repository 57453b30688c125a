// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.auth;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signeasy.SigneasyAuthenticationType;
import io.github.camelesign.signeasy.SigneasyConfiguration;
import io.github.camelesign.signeasy.SigneasyGeneration;
import io.github.camelesign.spi.Authentication;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.RefreshTokenGrant;
import io.github.camelesign.spi.Token;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Logs in at Signeasy by OAuth 2.0: v1 takes a form and v3 takes JSON, each at a place of its own
 * (docs.signeasy.com, Authorization code flow and Client credentials flow). Tokens of v3 last an
 * hour, or 30 days by client credentials; for those of v1 no time is documented.
 */
public final class SigneasyAuthentication implements Authentication {

    /** Codes that come with status 401 although the token is good. */
    private static final Set<String> NOT_THE_TOKEN =
            Set.of(
                    "unauthorized_resource",
                    "bad_request",
                    "filename_exists",
                    "file_conversion_failure",
                    "audit_trial_generation_failed");

    /** Its form has no file. */
    private static final Operation V1_TOKEN =
            Operation.post("token/create", "/oauth2/token", "Returns an access token")
                    .multipart("")
                    .build();

    private static final Operation V3_TOKEN =
            Operation.post("v3/token/create", "/oauth/token", "Returns an access token").build();

    private final SigneasyConfiguration configuration;
    private final boolean first;
    private final SigneasyAuthenticationType type;
    private final RefreshTokenGrant refreshGrant;

    /**
     * @throws MissingOptionException when an option is missing that the way to log in needs
     * @throws IllegalArgumentException when the operations of the generation cannot be called by
     *     the way that is configured
     */
    public SigneasyAuthentication(SigneasyConfiguration configuration) {
        this.configuration = configuration;
        this.first = configuration.generation() == SigneasyGeneration.V1;
        this.type = type(configuration);
        if (type != SigneasyAuthenticationType.ACCESS_TOKEN) {
            require("clientId", configuration.getClientId());
            require("clientSecret", configuration.getClientSecret());
        }
        this.refreshGrant =
                switch (type) {
                    case ACCESS_TOKEN -> {
                        require("accessToken", configuration.getAccessToken());
                        yield null;
                    }
                    case CLIENT_CREDENTIALS -> {
                        requireNewer();
                        yield null;
                    }
                    case REFRESH_TOKEN ->
                            refreshGrant("refreshToken", configuration.getRefreshToken());
                    case AUTHORIZATION_CODE -> {
                        require("redirectUri", configuration.getRedirectUri());
                        yield refreshGrant(
                                "authorizationCode", configuration.getAuthorizationCode());
                    }
                };
    }

    private static SigneasyAuthenticationType type(SigneasyConfiguration configuration) {
        if (configuration.getAuthentication() != null) {
            return configuration.getAuthentication();
        }
        if (configuration.getAccessToken() != null) {
            return SigneasyAuthenticationType.ACCESS_TOKEN;
        }
        if (configuration.getRefreshToken() != null) {
            return SigneasyAuthenticationType.REFRESH_TOKEN;
        }
        return configuration.getAuthorizationCode() != null
                ? SigneasyAuthenticationType.AUTHORIZATION_CODE
                : SigneasyAuthenticationType.CLIENT_CREDENTIALS;
    }

    private RefreshTokenGrant refreshGrant(String option, String configured) {
        require(option, configured);
        return new RefreshTokenGrant(
                "signeasy",
                configuration.generation() + " " + configuration.getClientId(),
                configured,
                configuration.getTokenRepository(),
                this::exchange);
    }

    private Token exchange(String token, Token.Endpoint endpoint) throws EsignOperationException {
        Map<String, String> fields = new LinkedHashMap<>();
        if (token.equals(configuration.getAuthorizationCode())) {
            fields.put("grant_type", "authorization_code");
            fields.put("code", token);
            fields.put("redirect_uri", configuration.getRedirectUri());
        } else {
            fields.put("grant_type", "refresh_token");
            fields.put("refresh_token", token);
        }
        return endpoint.request(login(fields));
    }

    @Override
    public Token fetch(Token previous, Token.Endpoint endpoint) throws EsignOperationException {
        return switch (type) {
            case ACCESS_TOKEN -> Token.fixed(configuration.getAccessToken());
            case REFRESH_TOKEN, AUTHORIZATION_CODE -> refreshGrant.fetch(previous, endpoint);
            case CLIENT_CREDENTIALS -> {
                Map<String, String> fields = new LinkedHashMap<>();
                fields.put("grant_type", "client_credentials");
                fields.put("audience", configuration.getAudience());
                if (configuration.getScope() != null) {
                    fields.put("scope", configuration.getScope());
                }
                yield endpoint.request(login(fields));
            }
        };
    }

    private Token.Request login(Map<String, String> fields) {
        fields.put("client_id", configuration.getClientId());
        fields.put("client_secret", configuration.getClientSecret());
        return new Token.Request(
                first ? V1_TOKEN : V3_TOKEN, configuration.resolveOauthBaseUri(), Map.of(), fields);
    }

    @Override
    public boolean isRenewable() {
        return type != SigneasyAuthenticationType.ACCESS_TOKEN;
    }

    /** Only an application that a call of v1 names is called back about what the call does. */
    @Override
    public Map<String, String> tokenHeaders(String token) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token);
        if (first && configuration.getClientId() != null) {
            headers.put("X-Client-ID", configuration.getClientId());
        }
        return headers;
    }

    /** Signeasy answers 401 also for what is not there, or belongs to somebody else. */
    @Override
    public boolean isTokenRefused(EsignOperationException failure) {
        return failure.getHttpResponseCode() == 401
                && !NOT_THE_TOKEN.contains(String.valueOf(failure.getErrorCode()));
    }

    /** Credentials that suffice for v3 only are wrong for v1 if they were chosen, else too few. */
    private void requireNewer() {
        if (!first) {
            return;
        }
        String reason =
                "The operations of v1 cannot be called with client id and secret alone, only those of v3. Give signeasy the option accessToken, refreshToken or authorizationCode";
        throw configuration.getAuthentication() == null
                ? new MissingOptionException(reason)
                : new IllegalArgumentException(reason);
    }

    private void require(String option, String value) {
        Authentication.require("signeasy", option, value, type);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.auth;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import io.github.camelesign.jsign.JSignAuthenticationType;
import io.github.camelesign.jsign.JSignConfiguration;
import io.github.camelesign.jsign.JSignOperation;
import io.github.camelesign.spi.Authentication;
import io.github.camelesign.spi.JsonView;
import io.github.camelesign.spi.RefreshTokenGrant;
import io.github.camelesign.spi.Token;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs in at jSign with the application's key and secret and the user's e-mail address and
 * password. A renewal wants the token that is over beside the refresh token, so the two are kept as
 * one.
 */
public final class JSignAuthentication implements Authentication {

    private static final Logger LOG = LoggerFactory.getLogger(JSignAuthentication.class);

    /** Goes with every call. */
    private static final Map<String, String> KIND = Map.of("app_auth_type", "jsign-oauth2");

    private static final String TOKEN_EXPIRED = "TOKEN_EXPIRED";

    /** Between the refresh token and the access token; neither holds a blank. */
    private static final String AND = " ";

    private final JSignConfiguration configuration;
    private final JSignAuthenticationType type;
    private final RefreshTokenGrant refreshGrant;

    /**
     * @throws MissingOptionException that names the option that is missing
     */
    public JSignAuthentication(JSignConfiguration configuration) {
        this.configuration = configuration;
        this.type = type(configuration);
        switch (type) {
            case LOGIN -> {
                require("email", configuration.getEmail());
                require("password", configuration.getPassword());
                clientHeaders();
            }
            case REFRESH_TOKEN -> require("refreshToken", configuration.getRefreshToken());
            case ACCESS_TOKEN -> require("accessToken", configuration.getAccessToken());
        }
        this.refreshGrant = type == JSignAuthenticationType.REFRESH_TOKEN ? refreshGrant() : null;
    }

    private static JSignAuthenticationType type(JSignConfiguration configuration) {
        if (configuration.getAuthentication() != null) {
            return configuration.getAuthentication();
        }
        if (configuration.getEmail() != null) {
            return JSignAuthenticationType.LOGIN;
        }
        if (configuration.getRefreshToken() != null) {
            return JSignAuthenticationType.REFRESH_TOKEN;
        }
        return configuration.getAccessToken() != null
                ? JSignAuthenticationType.ACCESS_TOKEN
                : JSignAuthenticationType.LOGIN;
    }

    private RefreshTokenGrant refreshGrant() {
        String configured =
                configuration.getAccessToken() == null
                        ? configuration.getRefreshToken()
                        : configuration.getRefreshToken() + AND + configuration.getAccessToken();
        return new RefreshTokenGrant(
                "jsign",
                configuration.resolveBaseUri(),
                configured,
                configuration.getTokenRepository(),
                this::refresh);
    }

    @Override
    public Token fetch(Token previous, Token.Endpoint endpoint) throws EsignOperationException {
        return switch (type) {
            case ACCESS_TOKEN -> Token.fixed(configuration.getAccessToken());
            case REFRESH_TOKEN -> refreshGrant.fetch(previous, endpoint);
            case LOGIN ->
                    previous == null || previous.refreshToken() == null
                            ? login(endpoint)
                            : refreshOrLogin(previous, endpoint);
        };
    }

    private Token login(Token.Endpoint endpoint) throws EsignOperationException {
        return send(
                JSignOperation.TOKEN_CREATE,
                clientHeaders(),
                Map.of("email", configuration.getEmail(), "password", configuration.getPassword()),
                endpoint);
    }

    private Token refreshOrLogin(Token previous, Token.Endpoint endpoint)
            throws EsignOperationException {
        try {
            return refresh(previous.refreshToken(), endpoint);
        } catch (EsignOperationException e) {
            if (isOutage(e)) {
                throw e;
            }
            LOG.debug("Logging in anew, as the token was not renewed: {}", e.getMessage());
            return login(endpoint);
        }
    }

    /** Nothing that jSign itself has answered: a login would meet the same. */
    private static boolean isOutage(EsignOperationException e) {
        boolean lost = e.getHttpResponseCode() == 0 || e.isOutcomeUnknown();
        return e instanceof EsignRateLimitException || (lost && e.getErrorCode() == null);
    }

    private Token refresh(String tokens, Token.Endpoint endpoint) throws EsignOperationException {
        String[] pair = tokens.split(AND, 2);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("refresh_token", pair[0]);
        if (pair.length > 1) {
            fields.put("access_token", pair[1]);
        }
        return send(JSignOperation.TOKEN_REFRESH, KIND, fields, endpoint);
    }

    private Token send(
            JSignOperation operation,
            Map<String, String> headers,
            Map<String, Object> fields,
            Token.Endpoint endpoint)
            throws EsignOperationException {
        Token token =
                endpoint.call(
                        new Token.Request(operation.row(), null, headers, fields),
                        (answer, now) ->
                                Token.read(
                                        JsonView.object(operation.row().answer().unwrap(answer)),
                                        now));
        return token.refreshToken() == null
                ? token
                : new Token(
                        token.value(),
                        token.issued(),
                        token.expires(),
                        token.refreshToken() + AND + token.value());
    }

    @Override
    public boolean isRenewable() {
        return type != JSignAuthenticationType.ACCESS_TOKEN;
    }

    @Override
    public Map<String, String> tokenHeaders(String token) {
        return headers("Bearer " + token);
    }

    @Override
    public Map<String, String> clientHeaders() {
        require("apiKey", configuration.getApiKey());
        require("apiSecret", configuration.getApiSecret());
        String pair = configuration.getApiKey() + ":" + configuration.getApiSecret();
        return headers(
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> headers(String authorization) {
        Map<String, String> headers = new LinkedHashMap<>(KIND);
        headers.put("Authorization", authorization);
        return headers;
    }

    @Override
    public boolean isTokenRefused(EsignOperationException failure) {
        return failure.getHttpResponseCode() == 401 || TOKEN_EXPIRED.equals(failure.getErrorCode());
    }

    private void require(String option, String value) {
        Authentication.require("jsign", option, value, type);
    }
}

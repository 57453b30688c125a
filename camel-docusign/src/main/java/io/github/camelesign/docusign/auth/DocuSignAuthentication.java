// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignConsentRequiredException;
import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.docusign.DocuSignAuthenticationType;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.docusign.DocuSignOperation;
import io.github.camelesign.spi.Authentication;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.RefreshTokenGrant;
import io.github.camelesign.spi.Token;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.util.json.JsonObject;

/**
 * Logs in at DocuSign, by OAuth 2.0 or by the header that version 2 of the API takes, and learns at
 * each login where the account is.
 */
public final class DocuSignAuthentication implements Authentication {

    private static final String INVALID_TOKEN = "AUTHORIZATION_INVALID_TOKEN";

    /** What another token would not help with; it comes with 401, and some of it with 400. */
    private static final Set<String> CREDENTIALS_REFUSED =
            Set.of(
                    "PARTNER_AUTHENTICATION_FAILED",
                    "USER_LACKS_MEMBERSHIP",
                    "USER_DOES_NOT_BELONG_TO_SPECIFIED_ACCOUNT");

    private final DocuSignConfiguration configuration;
    private final DocuSignAuthenticationType type;
    private final DocuSignGrants grants;
    private final AccountDiscovery discovery;
    private final PrivateKey privateKey;
    private final RefreshTokenGrant refreshGrant;
    private final InstantSource clock;
    private volatile Token issued;
    private volatile boolean withoutAccount;
    private volatile boolean fetchedElsewhere;

    /**
     * @param context where the option privateKey may name a resource
     * @throws MissingOptionException when an option is missing
     * @throws IllegalArgumentException when the key cannot be read
     */
    public DocuSignAuthentication(DocuSignConfiguration configuration, CamelContext context) {
        this(configuration, new KeyResource(context)::read, InstantSource.system());
    }

    /**
     * @param resources gives the PEM text that the option privateKey names
     */
    DocuSignAuthentication(
            DocuSignConfiguration configuration,
            UnaryOperator<String> resources,
            InstantSource clock) {
        this.configuration = configuration;
        this.clock = clock;
        this.type = DocuSignAuthenticationType.of(configuration);
        requireOptions();
        this.grants = new DocuSignGrants(configuration, clock);
        this.discovery = new AccountDiscovery(configuration);
        this.privateKey =
                type == DocuSignAuthenticationType.JWT
                        ? PemPrivateKey.read(resources.apply(configuration.getPrivateKey()))
                        : null;
        this.refreshGrant = refreshGrant();
    }

    private void requireOptions() {
        switch (type) {
            case JWT -> {
                require("clientId", configuration.getClientId());
                require("impersonatedUserId", configuration.getImpersonatedUserId());
                require("privateKey", configuration.getPrivateKey());
            }
            case AUTHORIZATION_CODE -> {
                require("clientId", configuration.getClientId());
                require("authorizationCode", configuration.getAuthorizationCode());
                if (configuration.getCodeVerifier() == null) {
                    require("clientSecret or codeVerifier", configuration.getClientSecret());
                }
            }
            case REFRESH_TOKEN -> {
                require("clientId", configuration.getClientId());
                require("refreshToken", configuration.getRefreshToken());
            }
            case ACCESS_TOKEN -> require("accessToken", configuration.getAccessToken());
            case LEGACY_HEADER -> {
                require("username", configuration.getUsername());
                require("password", configuration.getPassword());
                require("clientId", configuration.getClientId());
            }
        }
    }

    private void require(String option, String value) {
        Authentication.require("docusign", option, value, type);
    }

    private RefreshTokenGrant refreshGrant() {
        return switch (type) {
            case REFRESH_TOKEN -> refreshGrant(configuration.getRefreshToken());
            case AUTHORIZATION_CODE -> refreshGrant(configuration.getAuthorizationCode());
            default -> null;
        };
    }

    private RefreshTokenGrant refreshGrant(String configured) {
        return new RefreshTokenGrant(
                "docusign",
                configuration.getClientId(),
                configured,
                configuration.getTokenRepository(),
                (token, endpoint) -> {
                    fetchedElsewhere = false;
                    return token.equals(configuration.getAuthorizationCode())
                            ? grants.code(token, endpoint)
                            : grants.refresh(token, endpoint);
                });
    }

    /**
     * Where the account is belongs to the login. A token that was issued before that could be found
     * out is kept for the next attempt: a code or a refresh token may give one only once.
     */
    @Override
    public Token fetch(Token previous, Token.Endpoint endpoint) throws EsignOperationException {
        if (!withoutAccount || issued.isExpired(clock.instant())) {
            issued = issue(issued == null ? previous : issued, endpoint);
            withoutAccount = true;
        }
        try {
            Token token = issued.of(account(credentials(issued.value()), endpoint));
            withoutAccount = false;
            return token;
        } catch (EsignAuthenticationException e) {
            // this one is no good
            withoutAccount = false;
            if (fetchedElsewhere) {
                // another node's token, which has ended meanwhile
                return fetch(issued, endpoint);
            }
            throw e;
        }
    }

    private Token issue(Token previous, Token.Endpoint endpoint) throws EsignOperationException {
        return switch (type) {
            case JWT -> grants.jwt(privateKey, scope(), endpoint);
            case AUTHORIZATION_CODE, REFRESH_TOKEN -> {
                fetchedElsewhere = true; // unless a grant is sent for it
                yield refreshGrant.fetch(previous, endpoint);
            }
            case ACCESS_TOKEN -> Token.fixed(configuration.getAccessToken());
            case LEGACY_HEADER -> Token.fixed(legacyHeader());
        };
    }

    private Token.Account account(Map<String, String> credentials, Token.Endpoint endpoint)
            throws EsignOperationException {
        return type == DocuSignAuthenticationType.LEGACY_HEADER
                ? discovery.byLoginInformation(credentials, endpoint)
                : discovery.byUserInfo(credentials, endpoint);
    }

    private String legacyHeader() {
        JsonObject credentials = new JsonObject();
        credentials.put("Username", configuration.getUsername());
        credentials.put("Password", configuration.getPassword());
        credentials.put("IntegratorKey", configuration.getClientId());
        return credentials.toJson();
    }

    /** In whose name a call is made belongs to the credentials: no message can choose it. */
    @Override
    public Map<String, String> tokenHeaders(String token) {
        Map<String, String> headers = new LinkedHashMap<>(credentials(token));
        if (configuration.getActAsUser() != null) {
            headers.put("X-DocuSign-Act-As-User", configuration.getActAsUser());
        }
        if (configuration.getActOnBehalf() != null) {
            headers.put("X-DocuSign-Act-On-Behalf", configuration.getActOnBehalf());
        }
        return headers;
    }

    private Map<String, String> credentials(String token) {
        return type == DocuSignAuthenticationType.LEGACY_HEADER
                ? Map.of("X-DocuSign-Authentication", token)
                : Authentication.super.tokenHeaders(token);
    }

    @Override
    public boolean isRenewable() {
        return type != DocuSignAuthenticationType.ACCESS_TOKEN
                && type != DocuSignAuthenticationType.LEGACY_HEADER;
    }

    @Override
    public boolean isTokenRefused(EsignOperationException failure) {
        return INVALID_TOKEN.equals(code(failure))
                || (failure.getHttpResponseCode() == 401
                        && !CREDENTIALS_REFUSED.contains(code(failure)));
    }

    @Override
    public boolean areCredentialsRefused(EsignOperationException failure) {
        return CREDENTIALS_REFUSED.contains(code(failure));
    }

    private static String code(EsignOperationException failure) {
        return failure.getErrorCode() == null
                ? ""
                : failure.getErrorCode().toUpperCase(Locale.ROOT);
    }

    /** The OAuth server has operations of its own. */
    @Override
    public String baseUri(Operation operation) {
        return operation == DocuSignOperation.OAUTH_USERINFO.row()
                ? configuration.resolveOauthBaseUri()
                : null;
    }

    @Override
    public EsignAuthenticationException refused(EsignFailure failure) {
        if (!isConsentRequired(failure)) {
            return new EsignAuthenticationException(failure, GrantAdvice.of(failure));
        }
        String url = ConsentUrl.of(configuration, scope());
        return new EsignConsentRequiredException(
                failure,
                url,
                url == null
                        ? "The user must allow the application once to act in their name. Set the option redirectUri to one that is registered for the application, and this message will hold the URL to open"
                        : "The user must allow the application once to act in their name, under "
                                + url);
    }

    private static boolean isConsentRequired(EsignFailure failure) {
        String consentRequired = "consent_required";
        return consentRequired.equalsIgnoreCase(failure.errorCode())
                || consentRequired.equalsIgnoreCase(failure.providerMessage());
    }

    private String scope() {
        if (configuration.getScope() != null) {
            return configuration.getScope();
        }
        return type == DocuSignAuthenticationType.JWT
                ? "signature impersonation"
                : "signature extended";
    }
}

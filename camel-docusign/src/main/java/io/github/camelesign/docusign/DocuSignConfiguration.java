// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import io.github.camelesign.component.OAuthConfiguration;
import io.github.camelesign.component.OptionCheck;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of the DocuSign component. */
@Configurer
@UriParams
public class DocuSignConfiguration extends OAuthConfiguration {

    private static final Set<String> API_VERSIONS = Set.of("v2.1", "v2");

    @UriParam(
            label = "common",
            enums = "production,sandbox",
            defaultValue = "production",
            description =
                    "Which of DocuSign's services to use; sandbox is the one that it calls demo. Credentials belong to one of them.")
    private String environment = "production";

    @UriParam(
            label = "common",
            description =
                    "The account to work in, by its GUID, or by its number with authentication=LEGACY_HEADER or together with baseUri. The user's default account if empty.")
    private String accountId;

    @UriParam(
            label = "common",
            enums = "v2.1,v2",
            defaultValue = "v2.1",
            description =
                    "Version of the eSignature API. v2 is the older one and lacks some operations.")
    private String apiVersion = "v2.1";

    @UriParam(
            label = "producer",
            description =
                    "URL that DocuSign is to call with the events of each envelope that envelopes/create makes, unless the envelope has an eventNotification of its own. For accounts without Connect for all envelopes.")
    private String eventNotificationUrl;

    @UriParam(
            label = "security",
            description =
                    "How to log in. If empty, what is configured decides: accessToken, else privateKey, else refreshToken, else authorizationCode, else username.")
    private DocuSignAuthenticationType authentication;

    @UriParam(
            label = "security",
            description =
                    "Base URL of the OAuth server, which logs in and returns the base URL of the API. Overrides environment.")
    private String oauthBaseUri;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "GUID of the user in whose name the application acts, for authentication=JWT. The user must have consented once.")
    private String impersonatedUserId;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "RSA private key of the application, for authentication=JWT: the PEM text, or where it is, such as file:key.pem or classpath:key.pem. PKCS#1 and PKCS#8, not encrypted.")
    private String privateKey;

    @UriParam(
            label = "security,advanced",
            description =
                    "Whom the assertion of authentication=JWT is for. The host of the OAuth server if empty.")
    private String audience;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "The verifier whose challenge the login in the browser was started with (PKCE). It goes with authorizationCode.")
    private String codeVerifier;

    @UriParam(
            label = "security",
            description =
                    "A redirect URI that is registered for the application. It completes the URL under which a user gives consent.")
    private String redirectUri;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "E-mail address or GUID of the user, for authentication=LEGACY_HEADER; clientId is then the integrator key.")
    private String username;

    @UriParam(
            label = "security",
            secret = true,
            description = "The user's password, for authentication=LEGACY_HEADER.")
    private String password;

    @UriParam(
            label = "security",
            description =
                    "User in whose name calls are made (header X-DocuSign-Act-As-User, v2: send on behalf of).")
    private String actAsUser;

    @UriParam(
            label = "security",
            description =
                    "GUID of the user in whose name calls are made (header X-DocuSign-Act-On-Behalf, v2.1: shared access).")
    private String actOnBehalf;

    @UriParam(
            label = "producer",
            description =
                    "By what envelopes/create recognises what it has created already: a text or an expression such as ${header.JMSMessageID} that is the same whenever the same message is sent again. It becomes the transactionId of the envelope, which DocuSign remembers for 7 days. Fresh for each exchange if empty.")
    private String idempotencyKey;

    /** The configured base URL, or null: the login returns it. */
    @Override
    public String resolveBaseUri() {
        return getBaseUri();
    }

    /** As long as no login has returned the API's base URL: the OAuth server that will. */
    @Override
    public String resolveServiceUrl() {
        return getBaseUri() != null ? getBaseUri() : resolveOauthBaseUri();
    }

    @Override
    protected List<String> configuredUrls() {
        List<String> urls = super.configuredUrls();
        urls.add(resolveOauthBaseUri());
        urls.add(resolveLegacyBaseUri());
        return urls;
    }

    /**
     * The OAuth server for the environment, unless one is given.
     *
     * @throws IllegalArgumentException when DocuSign has no such environment
     */
    public String resolveOauthBaseUri() {
        String host = isSandbox() ? "account-d.docusign.com" : "account.docusign.com";
        return oauthBaseUri != null ? oauthBaseUri : "https://" + host;
    }

    /**
     * Where a login by header starts, unless a base URL is given.
     *
     * @throws IllegalArgumentException when DocuSign has no such environment
     */
    public String resolveLegacyBaseUri() {
        String host = isSandbox() ? "demo.docusign.net" : "www.docusign.net";
        return getBaseUri() != null ? getBaseUri() : "https://" + host;
    }

    @Override
    protected void check() {
        super.check();
        isSandbox();
        OptionCheck.url("oauthBaseUri", oauthBaseUri);
        OptionCheck.url("eventNotificationUrl", eventNotificationUrl);
    }

    @Override
    protected Map<String, String> insecureSettings() {
        Map<String, String> insecure = super.insecureSettings();
        if (OptionCheck.isInClear(eventNotificationUrl)) {
            insecure.put(
                    "eventNotificationUrl with plain http",
                    "events travel in clear, with what signers are called");
        }
        return insecure;
    }

    private boolean isSandbox() {
        return switch (environment) {
            case "production" -> false;
            case "sandbox" -> true;
            default ->
                    throw new IllegalArgumentException(
                            "environment must be production or sandbox for DocuSign, but is '%s'"
                                    .formatted(environment));
        };
    }

    @Override
    protected List<String> accountKey() {
        return Stream.of(accountId, impersonatedUserId, username).filter(Objects::nonNull).toList();
    }

    @Override
    protected List<Object> credentialsKey() {
        List<Object> key = super.credentialsKey();
        key.addAll(
                Arrays.asList(
                        environment,
                        accountId,
                        authentication,
                        oauthBaseUri,
                        impersonatedUserId,
                        privateKey,
                        audience,
                        codeVerifier,
                        username,
                        password,
                        actAsUser,
                        actOnBehalf));
        return key;
    }

    @Override
    public DocuSignConfiguration copy() {
        return (DocuSignConfiguration) super.copy();
    }

    public String getEnvironment() {
        return environment;
    }

    public void setEnvironment(String environment) {
        this.environment = environment;
    }

    public String getAccountId() {
        return accountId;
    }

    public void setAccountId(String accountId) {
        this.accountId = accountId;
    }

    public String getApiVersion() {
        return apiVersion;
    }

    /**
     * @throws IllegalArgumentException when DocuSign has no such version
     */
    public void setApiVersion(String apiVersion) {
        if (!API_VERSIONS.contains(apiVersion)) {
            throw new IllegalArgumentException(
                    "apiVersion must be v2.1 or v2, but is '%s'".formatted(apiVersion));
        }
        this.apiVersion = apiVersion;
    }

    public DocuSignAuthenticationType getAuthentication() {
        return authentication;
    }

    public void setAuthentication(DocuSignAuthenticationType authentication) {
        this.authentication = authentication;
    }

    public String getOauthBaseUri() {
        return oauthBaseUri;
    }

    public void setOauthBaseUri(String oauthBaseUri) {
        this.oauthBaseUri = oauthBaseUri;
    }

    public String getImpersonatedUserId() {
        return impersonatedUserId;
    }

    public void setImpersonatedUserId(String impersonatedUserId) {
        this.impersonatedUserId = impersonatedUserId;
    }

    public String getPrivateKey() {
        return privateKey;
    }

    public void setPrivateKey(String privateKey) {
        this.privateKey = privateKey;
    }

    public String getAudience() {
        return audience;
    }

    public void setAudience(String audience) {
        this.audience = audience;
    }

    public String getCodeVerifier() {
        return codeVerifier;
    }

    public void setCodeVerifier(String codeVerifier) {
        this.codeVerifier = codeVerifier;
    }

    public String getRedirectUri() {
        return redirectUri;
    }

    public void setRedirectUri(String redirectUri) {
        this.redirectUri = redirectUri;
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getActAsUser() {
        return actAsUser;
    }

    public void setActAsUser(String actAsUser) {
        this.actAsUser = actAsUser;
    }

    public String getActOnBehalf() {
        return actOnBehalf;
    }

    public void setActOnBehalf(String actOnBehalf) {
        this.actOnBehalf = actOnBehalf;
    }

    public String getIdempotencyKey() {
        return idempotencyKey;
    }

    public void setIdempotencyKey(String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    public String getEventNotificationUrl() {
        return eventNotificationUrl;
    }

    public void setEventNotificationUrl(String eventNotificationUrl) {
        this.eventNotificationUrl = eventNotificationUrl;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import io.github.camelesign.component.OAuthConfiguration;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of the SignNow component. */
@Configurer
@UriParams
public class SignNowConfiguration extends OAuthConfiguration {

    @UriParam(
            label = "common",
            enums = "production,sandbox",
            defaultValue = "production",
            description =
                    "Which of SignNow's services to use. Credentials belong to one of them; the other answers invalid_client.")
    private String environment = "production";

    @UriParam(
            label = "security",
            description =
                    "How to log in. If empty, what is configured decides: accessToken, else apiKey, else refreshToken, else authorizationCode, else username and password.")
    private SignNowAuthenticationType authentication;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "The ready-made basic token of SignNow's API dashboard, instead of clientId and clientSecret.")
    private String basicToken;

    @UriParam(
            label = "security",
            secret = true,
            description = "API key of the account. It does not expire by itself.")
    private String apiKey;

    @UriParam(
            label = "security",
            secret = true,
            description = "E-mail address of the user in whose name documents are sent.")
    private String username;

    @UriParam(label = "security", secret = true, description = "The user's password.")
    private String password;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "V2",
            description =
                    "Generation of the webhook subscriptions: v1 or v2. The calls of v1, which SignNow has deprecated, are not signed: it needs webhookVerification=none. Its list does not show the URL of a subscription, so the ids of the own ones are kept in cursorRepository, which it needs unless webhookAutoRegister=false, and only one of several nodes may register.")
    private SignNowSubscriptionVersion subscriptionVersion = SignNowSubscriptionVersion.V2;

    /**
     * The base URL for the environment, unless one is given.
     *
     * @throws IllegalArgumentException when SignNow has no such environment
     */
    @Override
    public String resolveBaseUri() {
        return getBaseUri() != null ? getBaseUri() : environmentUri();
    }

    @Override
    protected void check() {
        super.check();
        environmentUri();
    }

    private String environmentUri() {
        return switch (environment) {
            case "production" -> "https://api.signnow.com";
            case "sandbox" -> "https://api-eval.signnow.com";
            default ->
                    throw new IllegalArgumentException(
                            "environment must be production or sandbox for SignNow, but is '%s'"
                                    .formatted(environment));
        };
    }

    @Override
    protected List<String> accountKey() {
        return username == null ? List.of() : List.of(username);
    }

    @Override
    protected List<Object> credentialsKey() {
        List<Object> key = super.credentialsKey();
        key.addAll(Arrays.asList(authentication, basicToken, apiKey, username, password));
        return key;
    }

    @Override
    public SignNowConfiguration copy() {
        return (SignNowConfiguration) super.copy();
    }

    public String getEnvironment() {
        return environment;
    }

    public void setEnvironment(String environment) {
        this.environment = environment;
    }

    public SignNowAuthenticationType getAuthentication() {
        return authentication;
    }

    public void setAuthentication(SignNowAuthenticationType authentication) {
        this.authentication = authentication;
    }

    public String getBasicToken() {
        return basicToken;
    }

    public void setBasicToken(String basicToken) {
        this.basicToken = basicToken;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
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

    public SignNowSubscriptionVersion getSubscriptionVersion() {
        return subscriptionVersion;
    }

    public void setSubscriptionVersion(SignNowSubscriptionVersion subscriptionVersion) {
        this.subscriptionVersion = subscriptionVersion;
    }
}

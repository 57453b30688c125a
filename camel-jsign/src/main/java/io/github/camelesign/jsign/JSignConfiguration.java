// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import io.github.camelesign.component.TokenConfiguration;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of the jSign component. */
@Configurer
@UriParams
public class JSignConfiguration extends TokenConfiguration {

    @UriParam(
            label = "common",
            enums = "production,sandbox",
            defaultValue = "production",
            description = "Which of jSign's services to use.")
    private String environment = "production";

    @UriParam(
            label = "security",
            description =
                    "How to log in. If empty, what is configured decides: email, else refreshToken, else accessToken.")
    private JSignAuthenticationType authentication;

    @UriParam(
            label = "security",
            secret = true,
            description = "The application's key, which jSign gives at the start.")
    private String apiKey;

    @UriParam(
            label = "security",
            secret = true,
            description = "The application's secret, which jSign gives at the start.")
    private String apiSecret;

    @UriParam(
            label = "security",
            secret = true,
            description = "E-mail address of the user in whose name envelopes are sent.")
    private String email;

    @UriParam(label = "security", secret = true, description = "The user's password.")
    private String password;

    /**
     * The base URL for the environment, unless one is given.
     *
     * @throws IllegalArgumentException when jSign has no such environment
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
            case "production" -> "https://api.jsign.com";
            case "sandbox" -> "https://qa-api.jsign.com";
            default ->
                    throw new IllegalArgumentException(
                            "environment must be production or sandbox for jSign, but is '%s'"
                                    .formatted(environment));
        };
    }

    @Override
    protected List<String> accountKey() {
        return email == null ? List.of() : List.of(email);
    }

    @Override
    protected String accountCredential() {
        return apiKey;
    }

    @Override
    protected List<Object> credentialsKey() {
        List<Object> key = super.credentialsKey();
        key.addAll(Arrays.asList(authentication, apiKey, apiSecret, email, password));
        return key;
    }

    @Override
    public JSignConfiguration copy() {
        return (JSignConfiguration) super.copy();
    }

    public String getEnvironment() {
        return environment;
    }

    public void setEnvironment(String environment) {
        this.environment = environment;
    }

    public JSignAuthenticationType getAuthentication() {
        return authentication;
    }

    public void setAuthentication(JSignAuthenticationType authentication) {
        this.authentication = authentication;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getApiSecret() {
        return apiSecret;
    }

    public void setApiSecret(String apiSecret) {
        this.apiSecret = apiSecret;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import io.github.camelesign.component.OAuthConfiguration;
import io.github.camelesign.component.OptionCheck;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of the Signeasy component. */
@Configurer
@UriParams
public class SigneasyConfiguration extends OAuthConfiguration {

    @UriParam(
            label = "common",
            enums = "production,sandbox",
            defaultValue = "production",
            description =
                    "Which of Signeasy's services to use for v1. For v3 both are one host, and the application decides which is meant.")
    private String environment = "production";

    @UriParam(
            label = "security",
            description =
                    "How to log in. If empty, what is configured decides: accessToken, else refreshToken, else authorizationCode, else client id and secret.")
    private SigneasyAuthenticationType authentication;

    @UriParam(
            label = "security",
            description = "Where the login in the browser came back to, as it was registered.")
    private String redirectUri;

    @UriParam(
            label = "security",
            defaultValue = "https://api-ext.signeasy.com/",
            description = "Whom a token by client id and secret is meant for.")
    private String audience = "https://api-ext.signeasy.com/";

    @UriParam(
            label = "security,advanced",
            description =
                    "Base URL of the service that issues tokens. If empty: baseUri if that is given, else Signeasy's own.")
    private String oauthBaseUri;

    @UriParam(
            label = "producer,advanced",
            description = "Compress what is uploaded, with the header Content-Encoding: gzip.")
    private boolean gzip;

    private SigneasyGeneration generation = SigneasyGeneration.V1;

    /** Signeasy counts calls by the minute: one that was refused is sent again in the next. */
    public SigneasyConfiguration() {
        setMaxRetryWait(70_000);
    }

    /** The base URL for generation and environment, unless one is given. */
    @Override
    public String resolveBaseUri() {
        return getBaseUri() != null ? getBaseUri() : generation.api(isSandbox());
    }

    @Override
    protected List<String> configuredUrls() {
        List<String> urls = super.configuredUrls();
        urls.add(resolveOauthBaseUri());
        return urls;
    }

    /**
     * Base URL of the service that issues tokens: {@code oauthBaseUri}, else {@code baseUri}, else
     * the one of generation and environment.
     *
     * @throws IllegalArgumentException when there is no such environment
     */
    public String resolveOauthBaseUri() {
        if (oauthBaseUri != null) {
            return oauthBaseUri;
        }
        return getBaseUri() != null ? getBaseUri() : generation.login(isSandbox());
    }

    @Override
    protected void check() {
        super.check();
        isSandbox();
        OptionCheck.url("oauthBaseUri", oauthBaseUri);
    }

    private boolean isSandbox() {
        return switch (environment) {
            case "production" -> false;
            case "sandbox" -> true;
            default ->
                    throw new IllegalArgumentException(
                            "environment must be production or sandbox for Signeasy, but is '%s'"
                                    .formatted(environment));
        };
    }

    /** The generation of the API that is called; v1 until the endpoint has decided. */
    public SigneasyGeneration generation() {
        return generation;
    }

    void use(SigneasyGeneration used) {
        this.generation = used;
    }

    @Override
    protected List<Object> credentialsKey() {
        List<Object> key = super.credentialsKey();
        key.addAll(Arrays.asList(generation, authentication, redirectUri, audience, oauthBaseUri));
        return key;
    }

    @Override
    public SigneasyConfiguration copy() {
        return (SigneasyConfiguration) super.copy();
    }

    public String getEnvironment() {
        return environment;
    }

    public void setEnvironment(String environment) {
        this.environment = environment;
    }

    public SigneasyAuthenticationType getAuthentication() {
        return authentication;
    }

    public void setAuthentication(SigneasyAuthenticationType authentication) {
        this.authentication = authentication;
    }

    public String getRedirectUri() {
        return redirectUri;
    }

    public void setRedirectUri(String redirectUri) {
        this.redirectUri = redirectUri;
    }

    public String getAudience() {
        return audience;
    }

    public void setAudience(String audience) {
        this.audience = audience;
    }

    public String getOauthBaseUri() {
        return oauthBaseUri;
    }

    public void setOauthBaseUri(String oauthBaseUri) {
        this.oauthBaseUri = oauthBaseUri;
    }

    public boolean isGzip() {
        return gzip;
    }

    public void setGzip(boolean gzip) {
        this.gzip = gzip;
    }
}

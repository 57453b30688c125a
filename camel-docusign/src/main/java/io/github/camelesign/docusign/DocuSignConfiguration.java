package io.github.camelesign.docusign;

import io.github.camelesign.support.OAuthConfiguration;
import java.util.Set;
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

    @UriParam(label = "common", description = "The account to work in, by its GUID or its number.")
    private String accountId;

    @UriParam(
            label = "common",
            enums = "v2.1,v2",
            defaultValue = "v2.1",
            description =
                    "Version of the eSignature API. v2 is the older one and lacks some operations.")
    private String apiVersion = "v2.1";

    /**
     * The base URL for the environment, unless one is given.
     *
     * @throws IllegalArgumentException when DocuSign has no such environment
     */
    @Override
    public String resolveBaseUri() {
        if (getBaseUri() != null) {
            return getBaseUri();
        }
        return switch (environment) {
            case "production" -> "https://www.docusign.net";
            case "sandbox" -> "https://demo.docusign.net";
            default ->
                    throw new IllegalArgumentException(
                            "environment must be production or sandbox for DocuSign, but is '%s'"
                                    .formatted(environment));
        };
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
}

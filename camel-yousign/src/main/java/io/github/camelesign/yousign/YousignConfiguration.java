// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import io.github.camelesign.component.EsignConfiguration;
import io.github.camelesign.component.OptionCheck;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of the Yousign component. */
@Configurer
@UriParams
public class YousignConfiguration extends EsignConfiguration {

    @UriParam(
            label = "common",
            enums = "production,sandbox,staging",
            defaultValue = "production",
            description =
                    "Which of Yousign's services to use. The test service is called sandbox in v3 and staging in v2; either name does for both. API keys belong to one version of one service.")
    private String environment = "production";

    @UriParam(
            label = "security",
            secret = true,
            description = "API key of the organisation, from Yousign's web application.")
    private String apiKey;

    @UriParam(
            label = "producer",
            description =
                    "On signature-request/create: a value, or an expression, that is the same when the same request is to be made again, for example ${header.JMSMessageID}. It is sent as external_id, and what has it already is not made again. A fresh one for each call if empty.")
    private String idempotencyKey;

    @UriParam(
            label = "producer,advanced",
            description =
                    "On v2/procedure/create: the URL that Yousign calls about the procedure, with the first of webhookSecret as header X-Webhook-Secret. A procedure that names calls of its own is left alone.")
    private String webhookUrl;

    private YousignVersion version = YousignVersion.V3;

    /** An endpoint's operation decides it. */
    void use(YousignVersion version) {
        this.version = version;
    }

    YousignVersion version() {
        return version;
    }

    /**
     * The base URL for the environment and the version of the endpoint's operation, unless one is
     * given.
     *
     * @throws IllegalArgumentException when Yousign has no such environment
     */
    @Override
    public String resolveBaseUri() {
        return getBaseUri() != null ? getBaseUri() : version.baseUri(environment);
    }

    @Override
    protected void check() {
        super.check();
        version.baseUri(environment);
        OptionCheck.url("webhookUrl", webhookUrl);
    }

    @Override
    protected Map<String, String> insecureSettings() {
        Map<String, String> insecure = super.insecureSettings();
        if (OptionCheck.isInClear(webhookUrl)) {
            insecure.put(
                    "webhookUrl with plain http",
                    "calls travel in clear, and with them the secret that shows where they come from");
        }
        return insecure;
    }

    @Override
    protected String accountCredential() {
        return apiKey;
    }

    @Override
    protected List<Object> credentialsKey() {
        List<Object> key = super.credentialsKey();
        key.add(apiKey);
        return key;
    }

    @Override
    public YousignConfiguration copy() {
        return (YousignConfiguration) super.copy();
    }

    public String getEnvironment() {
        return environment;
    }

    public void setEnvironment(String environment) {
        this.environment = environment;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getIdempotencyKey() {
        return idempotencyKey;
    }

    public void setIdempotencyKey(String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    public String getWebhookUrl() {
        return webhookUrl;
    }

    public void setWebhookUrl(String webhookUrl) {
        this.webhookUrl = webhookUrl;
    }
}

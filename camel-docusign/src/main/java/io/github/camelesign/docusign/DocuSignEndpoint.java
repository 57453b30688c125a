package io.github.camelesign.docusign;

import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.event.EventSource;
import io.github.camelesign.support.event.EventType;
import io.github.camelesign.support.http.EsignCalls;
import io.github.camelesign.support.producer.KeyedCreation;
import io.github.camelesign.support.webhook.WebhookProtocol;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Category;
import org.apache.camel.Message;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Send envelopes for signature with DocuSign, follow what happens to them and collect the result.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "docusign",
        title = "DocuSign",
        syntax = "docusign:operation",
        category = {Category.CLOUD, Category.API, Category.DOCUMENT},
        lenientProperties = true,
        headersClass = DocuSignConstants.class)
@Metadata(annotations = {"protocol=https"})
public class DocuSignEndpoint extends EsignEndpoint<DocuSignOperation> {

    /** DocuSign's rule: no envelope is to be asked for more often. */
    private static final long POLL_DELAY_MILLIS = 15 * 60_000;

    private static final Map<String, String> ANSWER_HEADERS =
            Map.of(
                    "X-BurstLimit-Limit", DocuSignConstants.BURST_LIMIT,
                    "X-BurstLimit-Remaining", DocuSignConstants.BURST_LIMIT_REMAINING,
                    "X-DocuSign-TimeTrack", DocuSignConstants.TIME_TRACKED);

    @UriPath(description = "The operation, as group/action.")
    @Metadata(required = true)
    private final DocuSignOperation operation;

    @UriParam private DocuSignConfiguration configuration;

    @UriParam(
            label = "consumer,scheduler",
            javaType = "java.time.Duration",
            defaultValue = "900000",
            description =
                    "Time between two polls. DocuSign's rule is no more often than every 15 minutes.")
    private long delay = -1;

    public DocuSignEndpoint(
            String uri,
            DocuSignComponent component,
            DocuSignOperation operation,
            DocuSignConfiguration configuration) {
        super(uri, component, POLL_DELAY_MILLIS);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        String preset = component().getConfiguration().getIdempotencyKey();
        if (operation.row().clientKey().isEmpty()
                && !Objects.equals(configuration.getIdempotencyKey(), preset)) {
            throw new IllegalArgumentException(
                    "%s has no option idempotencyKey: DocuSign takes such a key with envelopes/create only"
                            .formatted(operation));
        }
    }

    @Override
    public String configuredParameter(String name) throws EsignOperationException {
        return switch (name) {
            case "accountId" -> client().account().id();
            case "apiVersion" -> configuration.getApiVersion();
            default -> super.configuredParameter(name);
        };
    }

    @Override
    public Map<String, String> requestHeaders(Message message) {
        return DocuSignRequestHeaders.of(operation.row(), message, client().json());
    }

    @Override
    public Map<String, String> answerHeaders() {
        return ANSWER_HEADERS;
    }

    @Override
    public KeyedCreation keyedCreation() {
        return new DocuSignCreation(this);
    }

    /** As long as no login has told the API's base URL: the OAuth server that will. */
    @Override
    public String getServiceUrl() {
        return configuration.getBaseUri() != null
                ? configuration.getBaseUri()
                : configuration.resolveOauthBaseUri();
    }

    @Override
    public DocuSignComponent component() {
        return (DocuSignComponent) super.component();
    }

    @Override
    protected EventSource createEventSource() {
        return new DocuSignEnvelopes(
                calls(), this::configuredParameter, client()::providerTime, getParameters());
    }

    @Override
    protected WebhookProtocol createWebhookProtocol() {
        return new DocuSignWebhook(
                client().json(),
                new DocuSignConnect(
                        calls(),
                        "v2".equals(configuration.getApiVersion()),
                        EventType.parse(configuration.getEventTypes())));
    }

    /** What the component itself asks of DocuSign. */
    EsignCalls calls() {
        return new EsignCalls(client(), failure -> false, this::configuredParameter);
    }

    @Override
    public DocuSignOperation getOperation() {
        return operation;
    }

    @Override
    public DocuSignConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(DocuSignConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        this.delay = delay;
        super.setDelay(delay);
    }
}

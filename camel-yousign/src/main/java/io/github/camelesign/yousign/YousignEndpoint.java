package io.github.camelesign.yousign;

import io.github.camelesign.support.EsignConstants;
import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.event.EventSource;
import io.github.camelesign.support.event.EventType;
import io.github.camelesign.support.http.EsignCalls;
import io.github.camelesign.support.producer.KeyedCreation;
import io.github.camelesign.support.webhook.WebhookProtocol;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Category;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Send documents for signature with Yousign, follow what happens to them and collect the result.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "yousign",
        title = "Yousign",
        syntax = "yousign:operation",
        category = {Category.CLOUD, Category.API, Category.DOCUMENT},
        lenientProperties = true,
        headersClass = YousignConstants.class)
@Metadata(annotations = {"protocol=https"})
public class YousignEndpoint extends EsignEndpoint<YousignOperation> {

    private static final long POLL_DELAY_MILLIS = 60_000;

    private static final String SOURCES = "source[in]";

    /** Yousign's own, of its lists. */
    private static final String DEFAULT_SOURCE = "public_api";

    private static final Map<String, String> RATE_HEADERS =
            Map.of(
                    "RateLimit-Limit", EsignConstants.RATE_LIMIT,
                    "RateLimit-Remaining", EsignConstants.RATE_LIMIT_REMAINING,
                    "RateLimit-Reset", EsignConstants.RATE_LIMIT_RESET,
                    "X-RateLimit-Limit-Hour", YousignConstants.RATE_LIMIT_HOUR,
                    "X-RateLimit-Limit-Minute", YousignConstants.RATE_LIMIT_MINUTE,
                    "X-RateLimit-Remaining-Hour", YousignConstants.RATE_LIMIT_REMAINING_HOUR,
                    "X-RateLimit-Remaining-Minute", YousignConstants.RATE_LIMIT_REMAINING_MINUTE);

    @UriPath(description = "The operation, as group/action.")
    @Metadata(required = true)
    private final YousignOperation operation;

    @UriParam private YousignConfiguration configuration;

    @UriParam(
            label = "consumer,scheduler",
            javaType = "java.time.Duration",
            defaultValue = "60000",
            description = "Time between two polls.")
    private long delay = -1;

    public YousignEndpoint(
            String uri,
            YousignComponent component,
            YousignOperation operation,
            YousignConfiguration configuration) {
        super(uri, component, POLL_DELAY_MILLIS);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    public Map<String, String> answerHeaders() {
        return RATE_HEADERS;
    }

    @Override
    public KeyedCreation keyedCreation() {
        return new RequestsByExternalId(calls(), configuration.getIdempotencyKey());
    }

    private EsignCalls calls() {
        return new EsignCalls(client());
    }

    @Override
    protected EventSource createEventSource() {
        return operation.version() == YousignVersion.V2
                ? new Procedures(calls())
                : new OpenRequests(calls(), getParameters());
    }

    @Override
    protected WebhookProtocol createWebhookProtocol() {
        return operation.version() == YousignVersion.V2
                ? new ProcedureWebhook(client().json())
                : new YousignWebhook(client().json(), subscriptions());
    }

    private YousignSubscriptions subscriptions() {
        return new YousignSubscriptions(
                calls(),
                YousignEventNames.ofTypes(
                        YousignEventNames.SUBSCRIBED,
                        EventType.parse(configuration.getEventTypes())),
                List.of(getParameters().getOrDefault(SOURCES, DEFAULT_SOURCE).split("\\s*,\\s*")),
                !"production".equals(configuration.getEnvironment()));
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        if (operation == YousignOperation.SIGNATURE_REQUEST_EVENTS) {
            webhookSecrets().forEach(YousignEndpoint::requireLength);
        }
        return super.createWebhookHandler(next);
    }

    private static void requireLength(String secret) {
        if (secret.length() != YousignWebhook.SECRET_LENGTH) {
            throw new IllegalArgumentException(
                    "Yousign's webhookSecret must have exactly %d characters, but one has %d"
                            .formatted(YousignWebhook.SECRET_LENGTH, secret.length()));
        }
    }

    @Override
    public Producer createProducer() {
        String common = ((YousignComponent) getComponent()).getConfiguration().getIdempotencyKey();
        if (operation.row().clientKey().isEmpty()
                && !Objects.equals(common, configuration.getIdempotencyKey())) {
            throw new IllegalArgumentException(
                    "yousign:%s has no idempotencyKey: Yousign knows a key only for signature-request/create"
                            .formatted(operation));
        }
        return super.createProducer();
    }

    @Override
    public YousignOperation getOperation() {
        return operation;
    }

    @Override
    public YousignConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(YousignConfiguration configuration) {
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

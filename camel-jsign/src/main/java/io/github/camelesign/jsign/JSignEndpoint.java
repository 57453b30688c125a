package io.github.camelesign.jsign;

import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.event.EventSource;
import io.github.camelesign.support.webhook.WebhookProtocol;
import org.apache.camel.Category;
import org.apache.camel.Processor;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** Send documents for signature with jSign, follow what happens to them and collect the result. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "jsign",
        title = "jSign",
        syntax = "jsign:operation",
        category = {Category.CLOUD, Category.API, Category.DOCUMENT},
        lenientProperties = true,
        headersClass = JSignConstants.class)
@Metadata(annotations = {"protocol=https"})
public class JSignEndpoint extends EsignEndpoint<JSignOperation> {

    private static final long POLL_DELAY_MILLIS = 60_000;

    @UriPath(description = "The operation, as group/action.")
    @Metadata(required = true)
    private final JSignOperation operation;

    @UriParam private JSignConfiguration configuration;

    @UriParam(
            label = "consumer,scheduler",
            javaType = "java.time.Duration",
            defaultValue = "60000",
            description = "Time between two polls.")
    private long delay = -1;

    public JSignEndpoint(
            String uri,
            JSignComponent component,
            JSignOperation operation,
            JSignConfiguration configuration) {
        super(uri, component, POLL_DELAY_MILLIS);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    protected EventSource createEventSource() {
        return new JSignEnvelopes(new JSignCalls(client()));
    }

    @Override
    protected WebhookProtocol createWebhookProtocol() {
        throw new IllegalArgumentException(
                "jSign has no webhooks: it calls nobody. Use from: jsign:envelope/events, which polls");
    }

    /** Before anything is asked of the options of a webhook. */
    @Override
    public Processor createWebhookHandler(Processor next) {
        createWebhookProtocol();
        return super.createWebhookHandler(next);
    }

    @Override
    public JSignOperation getOperation() {
        return operation;
    }

    @Override
    public JSignConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(JSignConfiguration configuration) {
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

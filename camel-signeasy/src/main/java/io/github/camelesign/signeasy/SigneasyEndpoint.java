package io.github.camelesign.signeasy;

import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.event.EventSource;
import io.github.camelesign.support.operation.Operation;
import io.github.camelesign.support.webhook.WebhookProtocol;
import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.Message;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Send documents for signature with Signeasy, follow what happens to them and collect the result.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "signeasy",
        title = "Signeasy",
        syntax = "signeasy:operation",
        category = {Category.CLOUD, Category.API, Category.DOCUMENT},
        lenientProperties = true,
        headersClass = SigneasyConstants.class)
@Metadata(annotations = {"protocol=https"})
public class SigneasyEndpoint extends EsignEndpoint<SigneasyOperation> {

    private static final long POLL_DELAY_MILLIS = 60_000;

    /** Below it, a call must name the application. */
    private static final String OF_APPLICATION = "/v1/callback/";

    @UriPath(description = "The operation, as group/action.")
    @Metadata(required = true)
    private final SigneasyOperation operation;

    @UriParam private SigneasyConfiguration configuration;

    @UriParam(
            label = "consumer,scheduler",
            javaType = "java.time.Duration",
            defaultValue = "60000",
            description = "Time between two polls.")
    private long delay = -1;

    public SigneasyEndpoint(
            String uri,
            SigneasyComponent component,
            SigneasyOperation operation,
            SigneasyConfiguration configuration) {
        super(uri, component, POLL_DELAY_MILLIS);
        this.operation = operation;
        this.configuration = configuration;
    }

    /** Which host is called, and how tokens for it are had, is a matter of the path. */
    @Override
    protected void doInit() throws Exception {
        configuration.use(generation());
        super.doInit();
    }

    private SigneasyGeneration generation() {
        return switch (operation.row().kind()) {
            case CALL -> SigneasyGeneration.ofPath(operation.row().path());
            case RAW -> SigneasyGeneration.ofPath(getParameters().get(Operation.RAW_PATH));
            case EVENTS -> family().generation();
        };
    }

    private SigneasyFamily family() {
        return operation == SigneasyOperation.V3_ENVELOPE_EVENTS
                ? SigneasyFamily.ENVELOPE
                : SigneasyFamily.PENDING;
    }

    @Override
    protected EventSource createEventSource() {
        return new SigneasyRequests(new SigneasyCalls(client()), family());
    }

    @Override
    protected WebhookProtocol createWebhookProtocol() {
        return new SigneasyWebhook(
                family(),
                client(),
                new SigneasyCallbacks(new SigneasyCalls(client()), configuration.getClientId()));
    }

    /**
     * @throws IllegalArgumentException when the call must name the application, and none is known
     */
    @Override
    public Map<String, String> requestHeaders(Message message) {
        if (operation.row().path().startsWith(OF_APPLICATION)) {
            SigneasyCallbacks.requireApplication(configuration.getClientId());
        }
        return super.requestHeaders(message);
    }

    @Override
    public SigneasyOperation getOperation() {
        return operation;
    }

    @Override
    public SigneasyConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(SigneasyConfiguration configuration) {
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

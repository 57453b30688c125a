package io.github.camelesign.signnow;

import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.event.EventSource;
import io.github.camelesign.support.event.EventType;
import io.github.camelesign.support.http.EsignCalls;
import io.github.camelesign.support.webhook.WebhookProtocol;
import java.util.Set;
import org.apache.camel.Category;
import org.apache.camel.Processor;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Send documents for signature with SignNow, follow what happens to them and collect the result.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "signnow",
        title = "SignNow",
        syntax = "signnow:operation",
        category = {Category.CLOUD, Category.API, Category.DOCUMENT},
        lenientProperties = true,
        headersClass = SignNowConstants.class)
@Metadata(annotations = {"protocol=https"})
public class SignNowEndpoint extends EsignEndpoint<SignNowOperation> {

    /**
     * Lists are to be polled no more often than once a minute; webhooks are the way to hear
     * earlier.
     */
    private static final long POLL_DELAY_MILLIS = 60_000;

    private static final String NOT_FOUND = "65582";

    @UriPath(description = "The operation, as group/action.")
    @Metadata(required = true)
    private final SignNowOperation operation;

    @UriParam private SignNowConfiguration configuration;

    @UriParam(
            label = "consumer,scheduler",
            javaType = "java.time.Duration",
            defaultValue = "60000",
            description = "Time between two polls.")
    private long delay = -1;

    public SignNowEndpoint(
            String uri,
            SignNowComponent component,
            SignNowOperation operation,
            SignNowConfiguration configuration) {
        super(uri, component, POLL_DELAY_MILLIS);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    protected EventSource createEventSource() {
        String folderId = getParameters().get("folderId");
        SignNowFolder folder = new SignNowFolder(client(), folderId);
        // groups lie in no folder: of several routes, the one without a folder follows them
        return folderId == null ? new SignNowChanges(folder, new SignNowGroups(calls())) : folder;
    }

    @Override
    protected WebhookProtocol createWebhookProtocol() {
        return new SignNowWebhook(client().json(), subscriptions());
    }

    /** The component's own calls. SignNow says in two ways that something is not there. */
    EsignCalls calls() {
        return new EsignCalls(client(), failure -> NOT_FOUND.equals(failure.getErrorCode()));
    }

    private SignNowRegistration subscriptions() {
        EsignCalls calls = calls();
        Set<EventType> wanted = EventType.parse(configuration.getEventTypes());
        return configuration.getSubscriptionVersion() == SignNowSubscriptionVersion.V1
                ? new SignNowFirstSubscriptions(
                        calls,
                        SignNowEventNames.ofTypes(SignNowEventNames.FIRST_GENERATION, wanted),
                        configuration.getCursorRepository())
                : new SignNowSubscriptions(
                        calls, SignNowEventNames.ofTypes(SignNowEventNames.SUBSCRIBED, wanted));
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        if (configuration.getSubscriptionVersion() == SignNowSubscriptionVersion.V1
                && !"none".equals(configuration.getWebhookVerification())) {
            throw new IllegalArgumentException(
                    "SignNow does not sign the calls of subscriptionVersion=v1. Set webhookVerification=none to take every call for true, or use v2");
        }
        return super.createWebhookHandler(next);
    }

    @Override
    public SignNowOperation getOperation() {
        return operation;
    }

    @Override
    public SignNowConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(SignNowConfiguration configuration) {
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

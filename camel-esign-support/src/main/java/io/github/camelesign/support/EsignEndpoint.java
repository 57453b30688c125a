package io.github.camelesign.support;

import io.github.camelesign.support.event.EventHeaders;
import io.github.camelesign.support.event.EventSource;
import io.github.camelesign.support.event.EventType;
import io.github.camelesign.support.http.EsignClient;
import io.github.camelesign.support.operation.EsignOperation;
import io.github.camelesign.support.operation.Operation;
import io.github.camelesign.support.poll.EsignPollingConsumer;
import io.github.camelesign.support.producer.EsignProducer;
import io.github.camelesign.support.producer.KeyedCreation;
import io.github.camelesign.support.webhook.WebhookOptions;
import io.github.camelesign.support.webhook.WebhookProtocol;
import io.github.camelesign.support.webhook.WebhookReceiver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Consumer;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.StringHelper;

/**
 * One operation of a provider, or what happens to its documents.
 *
 * @param <O> the provider's operation enum
 */
public abstract class EsignEndpoint<O extends EsignOperation> extends ScheduledPollEndpoint
        implements EndpointServiceLocation, WebhookCapableEndpoint {

    /** Of a webhook; days of calls, and so more than any provider's retries reach back. */
    private static final int REMEMBERED_EVENTS = 10_000;

    private final EsignComponent<?, O> component;
    private final long pollDelayMillis;
    private Map<String, String> parameters = Map.of();
    private WebhookConfiguration webhookConfiguration;

    protected EsignEndpoint(String uri, EsignComponent<?, O> component, long pollDelayMillis) {
        super(uri, component);
        this.component = component;
        this.pollDelayMillis = pollDelayMillis;
    }

    public abstract O getOperation();

    public abstract EsignConfiguration getConfiguration();

    /** Finds what changed at the provider, for {@code from:}. */
    protected abstract EventSource createEventSource();

    /** How the provider calls a webhook, for {@code from: webhook:}. */
    protected abstract WebhookProtocol createWebhookProtocol();

    /**
     * The value of one of {@link EsignComponent#configuredParameters()}; null when neither an
     * option nor the login tells it, and for every other parameter.
     *
     * @throws EsignOperationException when the login fails
     */
    public String configuredParameter(String name) throws EsignOperationException {
        return null;
    }

    /** Headers that a call takes from the message, in the provider's names. */
    public Map<String, String> requestHeaders(Message message) {
        return Map.of();
    }

    /** Headers of the provider's answers, beside the usual, and those that the route gets. */
    public Map<String, String> answerHeaders() {
        return Map.of();
    }

    /** How a creation is found again by its key; null when the provider has no such key. */
    public KeyedCreation keyedCreation() {
        return null;
    }

    /** The component that it was made by. */
    public EsignComponent<?, O> component() {
        return component;
    }

    /** The operation's own parameters that the URI gives. */
    public Map<String, String> getParameters() {
        return parameters;
    }

    void setParameters(Map<String, String> parameters) {
        this.parameters = Map.copyOf(parameters);
    }

    /**
     * The name of a header of this component, for example {@code CamelSignNowDocumentId} for {@code
     * documentId}.
     */
    public String header(String parameter) {
        return "Camel" + component.getName() + StringHelper.capitalize(parameter, true);
    }

    /** Where polling notes the place that it has reached. */
    public StateRepository<String, String> cursors() {
        return getConfiguration().getCursorRepository() != null
                ? getConfiguration().getCursorRepository()
                : component.cursors();
    }

    /** What calls the provider for this endpoint. */
    @SuppressWarnings("unchecked")
    public EsignClient client() {
        return ((EsignComponent<EsignConfiguration, O>) component).client(getConfiguration());
    }

    @Override
    public boolean isLenientProperties() {
        return true;
    }

    @Override
    public Producer createProducer() {
        if (getOperation().row().kind() == Operation.Kind.EVENTS) {
            throw new IllegalArgumentException(
                    "%s delivers events: use it in from:, or another operation in to:"
                            .formatted(name()));
        }
        return new EsignProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        requireEvents();
        EsignPollingConsumer consumer =
                new EsignPollingConsumer(this, processor, createEventSource());
        if (getDelay() < 0) {
            setDelay(getTimeUnit().convert(pollDelayMillis, TimeUnit.MILLISECONDS));
        }
        configureConsumer(consumer);
        return consumer;
    }

    private void requireEvents() {
        if (getOperation().row().kind() != Operation.Kind.EVENTS) {
            throw new IllegalArgumentException(
                    "%s calls the provider: use it in to:, or one of %s in from:"
                            .formatted(name(), eventOperations()));
        }
    }

    /** As a user writes it, without options. */
    private String name() {
        return component.getDefaultName() + ":" + getOperation();
    }

    private Object eventOperations() {
        return component.operations().names().stream()
                .filter(
                        name ->
                                component.operations().get(name).row().kind()
                                        == Operation.Kind.EVENTS)
                .sorted()
                .toList();
    }

    @Override
    public String getServiceUrl() {
        return getConfiguration().resolveBaseUri();
    }

    @Override
    public String getServiceProtocol() {
        return "https";
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        requireEvents();
        EsignConfiguration configuration = getConfiguration();
        boolean verified = !"none".equals(configuration.getWebhookVerification());
        if (verified && webhookSecrets().isEmpty()) {
            throw new IllegalArgumentException(
                    "webhook:%s needs the option webhookSecret to tell the provider's calls from others. Without one, set webhookVerification=none to take every call for true"
                            .formatted(name()));
        }
        IdempotentRepository taken =
                configuration.getIdempotentRepository() != null
                        ? configuration.getIdempotentRepository()
                        : MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED_EVENTS);
        ServiceHelper.startService(taken);
        return new WebhookReceiver(
                createWebhookProtocol(),
                new WebhookOptions(
                        verified ? Set.copyOf(webhookSecrets()) : Set.of(),
                        configuration.getWebhookMaxPayload(),
                        EventType.parse(configuration.getEventTypes()),
                        taken),
                new EventHeaders(component.getDefaultName(), "webhook", this::header),
                this::createExchange,
                next);
    }

    /** What the option webhookSecret names, the one to register first. */
    public List<String> webhookSecrets() {
        String secrets = getConfiguration().getWebhookSecret();
        return secrets == null
                ? List.of()
                : Stream.of(secrets.split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList();
    }

    /** With {@code webhookAutoRegister} this is too early: see {@link WebhookRegistration}. */
    @Override
    public void registerWebhook() throws Exception {
        if (!webhookConfiguration.isWebhookAutoRegister()) {
            register(webhookConfiguration);
        }
    }

    String providerName() {
        return component.getName();
    }

    /**
     * Makes sure that the provider calls a webhook; false where each document asks for that.
     *
     * @param webhook that of the route: routes with the same options have one endpoint, which knows
     *     the last one's only
     */
    boolean register(WebhookConfiguration webhook) throws Exception {
        WebhookProtocol protocol = createWebhookProtocol();
        if (protocol.isRegistrable()) {
            protocol.register(
                    webhook.computeFullExternalUrl(),
                    webhookSecrets().stream().findFirst().orElse(null));
        }
        return protocol.isRegistrable();
    }

    @Override
    public void unregisterWebhook() throws Exception {
        if (getConfiguration().isWebhookUnregister()) {
            createWebhookProtocol().unregister(webhookConfiguration.computeFullExternalUrl());
        }
    }

    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        this.webhookConfiguration = webhookConfiguration;
        WebhookRegistration.install(getCamelContext());
    }

    @Override
    public List<String> getWebhookMethods() {
        return List.of("POST", "GET", "HEAD");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignOutput;
import io.github.camelesign.api.EventType;
import io.github.camelesign.internal.call.CallSettings;
import io.github.camelesign.internal.call.OperationProducer;
import io.github.camelesign.internal.call.ParameterCheck;
import io.github.camelesign.internal.call.ProviderCalls;
import io.github.camelesign.internal.http.Account;
import io.github.camelesign.internal.http.ProviderClient;
import io.github.camelesign.internal.http.TlsSettings;
import io.github.camelesign.internal.http.TransportOptions;
import io.github.camelesign.internal.poll.CursorName;
import io.github.camelesign.internal.poll.PollSettings;
import io.github.camelesign.internal.poll.PollingConsumer;
import io.github.camelesign.internal.webhook.WebhookRegistration;
import io.github.camelesign.spi.Authentication;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Provider;
import io.github.camelesign.spi.Token;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One operation of a provider, or the events of its documents.
 *
 * @param <C> the provider's options
 * @param <O> the provider's operation enum
 */
public abstract class EsignEndpoint<
                C extends EsignConfiguration, O extends Enum<O> & EsignOperation>
        extends ScheduledPollEndpoint
        implements EndpointContext<C>, EndpointServiceLocation, ProviderWebhook, TracedEndpoint {

    /** Stands for the delay that suits the provider. */
    private static final long PROVIDERS_DELAY = -1;

    @UriParam(
            label = "consumer,scheduler",
            javaType = "java.time.Duration",
            defaultValue = "60000",
            description = "Time between two polls.")
    private long delay = PROVIDERS_DELAY;

    private static final Logger LOG = LoggerFactory.getLogger(EsignEndpoint.class);

    private final EsignComponent<C, O> component;
    private final Provider<C> provider;
    private final EndpointWebhook<C> webhook;
    private final Lock lock = new ReentrantLock();
    private Account account;
    private volatile ProviderClient client;
    private boolean stopped;
    private Map<String, String> parameters = Map.of();

    protected EsignEndpoint(String uri, EsignComponent<C, O> component) {
        super(uri, component);
        this.component = component;
        this.provider = component.provider();
        this.webhook = new EndpointWebhook<>(this, component, provider);
    }

    @Override
    public abstract O getOperation();

    @Override
    public EsignEndpoint<?, ?> called() {
        return this;
    }

    @Override
    public Map<String, String> getParameters() {
        return parameters;
    }

    void setParameters(Map<String, String> parameters) {
        this.parameters = Map.copyOf(parameters);
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

    @Override
    public Calls calls() {
        boolean polls = getOperation().row().kind() == Operation.Kind.EVENTS;
        return new ProviderCalls(
                this::client,
                provider::isAbsence,
                this::configuredParameter,
                polls ? getConfiguration().getPollQuotaShare() / 100.0 : 1);
    }

    private String configuredParameter(String name) throws EsignOperationException {
        Provider.ConfiguredParameter<C> parameter = provider.configuredParameters().get(name);
        return parameter == null ? null : parameter.value(this);
    }

    @Override
    public Token.Account account() throws EsignOperationException {
        return client().account();
    }

    @Override
    public EsignOutput output() {
        return getConfiguration().getOutput();
    }

    @Override
    public boolean personalDataHeaders() {
        return getConfiguration().isPersonalDataHeaders();
    }

    @Override
    public Set<EventType> eventTypes() {
        return EventType.parse(getConfiguration().getEventTypes());
    }

    /** Made when it is first wanted, so that a route whose calls are mocked needs no login. */
    private ProviderClient client() {
        ProviderClient made = client;
        if (made == null || !made.isRunAllowed()) {
            made = component.client(joined(), this);
            client = made;
        }
        return made;
    }

    private Account joined() {
        lock.lock();
        try {
            if (account == null) {
                requireRunning();
                account = component.join(getConfiguration(), () -> client().logIn());
            }
            return account;
        } finally {
            lock.unlock();
        }
    }

    /** A call may outlive the context, and must not log in again then. */
    private void requireRunning() {
        if (stopped && (getCamelContext().isStopping() || getCamelContext().isStopped())) {
            throw new RejectedExecutionException(
                    "%s is not called any more: the application stops".formatted(name()));
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        stopped = false;
        TransportOptions transport = getConfiguration().transportOptions(provider.hosts());
        transport.requireComponent(getCamelContext());
        refuseInsecure(transport);
        joined();
        try {
            provider.authentication(getConfiguration(), getCamelContext());
        } catch (Authentication.MissingOptionException e) {
            LOG.warn("Calls of {} will fail: {}", name(), e.getMessage());
        }
    }

    @Override
    protected void doStop() throws Exception {
        lock.lock();
        try {
            stopped = true;
            if (account != null) {
                component.leave(account);
                account = null;
                client = null;
            }
        } finally {
            lock.unlock();
        }
        super.doStop();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        getConfiguration().check();
        if (delay != PROVIDERS_DELAY) {
            OptionCheck.duration("delay", delay, 0);
        }
        new ParameterCheck(provider, getOperation().row()).check(parameters);
        String preset = provider.idempotencyKey(component.getConfiguration());
        if (getOperation().row().idempotencyKey().isEmpty()
                && !Objects.equals(provider.idempotencyKey(getConfiguration()), preset)) {
            throw new IllegalArgumentException(
                    "%s has no option idempotencyKey: %s takes such a key with %s only"
                            .formatted(
                                    name(),
                                    provider.name(),
                                    String.join(", ", component.keyedOperations())));
        }
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
        return new OperationProducer(
                this,
                new CallSettings<>(
                        provider,
                        this,
                        getEndpointUri(),
                        this::client,
                        () -> joined().keys(),
                        getConfiguration().getOutput(),
                        getConfiguration().isFetchAll(),
                        Duration.ofMillis(getConfiguration().getLookUpTimeout()),
                        Duration.ofMillis(getConfiguration().getRequestTimeout())));
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        requireEvents();
        C configuration = getConfiguration();
        PollingConsumer consumer =
                new PollingConsumer(
                        this,
                        processor,
                        provider.events(this),
                        new PollSettings(
                                provider,
                                getOperation().row().name(),
                                eventTypes(),
                                configuration.getStartFrom(),
                                configuration.getMaxMessagesPerPoll(),
                                configuration.getMaxAttempts(),
                                configuration.getIdempotentRepository(),
                                cursors(),
                                cursorName(),
                                component.isHealthCheckConsumerEnabled()));
        if (getDelay() < 0) {
            setDelay(getTimeUnit().convert(provider.pollDelay().toMillis(), TimeUnit.MILLISECONDS));
        }
        configureConsumer(consumer);
        return consumer;
    }

    /**
     * Not supported: what was polled would be waiting in memory, and lost with it, but taken for
     * delivered.
     */
    @Override
    public org.apache.camel.PollingConsumer createPollingConsumer() {
        throw new UnsupportedOperationException(
                "%s delivers events to a route that begins with it: use it in from:, not in pollEnrich, poll or a ConsumerTemplate"
                        .formatted(name()));
    }

    private void requireEvents() {
        if (getOperation().row().kind() != Operation.Kind.EVENTS) {
            throw new IllegalArgumentException(
                    "%s calls the provider: use it in to:, or one of %s in from:"
                            .formatted(name(), component.eventOperations()));
        }
    }

    /** As a user writes it, without options. */
    String name() {
        return provider.scheme() + ":" + getOperation();
    }

    private CursorName cursorName() {
        C configuration = getConfiguration();
        return new CursorName(
                component.nameInContext(),
                getOperation().row().name(),
                configuration.resolveBaseUri(),
                configuration.getCursorName(),
                configuration.accountKey(),
                configuration.accountCredential());
    }

    private StateRepository<String, String> cursors() {
        StateRepository<String, String> configured = getConfiguration().getCursorRepository();
        return configured != null ? configured : component.cursors();
    }

    @Override
    public String getServiceUrl() {
        return getConfiguration().resolveServiceUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "https";
    }

    @Override
    public String tracedProvider() {
        return provider.scheme();
    }

    @Override
    public String tracedOperation() {
        return getOperation().row().name();
    }

    @Override
    public String tracedServer() {
        return getServiceUrl();
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        requireEvents();
        // before it starts, which is after the HTTP server has taken the path
        refuseInsecure(getConfiguration().transportOptions(provider.hosts()));
        return webhook.receiver(next);
    }

    private void refuseInsecure(TransportOptions transport) {
        Map<String, String> insecure = getConfiguration().insecureSettings();
        insecure.putAll(TlsSettings.insecure(getCamelContext(), transport));
        insecure.putAll(webhook.insecureSettings());
        component.checkInsecure(getConfiguration(), insecure);
    }

    @Override
    public List<String> webhookSecrets() {
        String secrets = getConfiguration().getWebhookSecret();
        return secrets == null
                ? List.of()
                : Stream.of(secrets.split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList();
    }

    @Override
    public void registerWebhook() throws Exception {
        webhook.registerByHand();
    }

    @Override
    public void unregisterWebhook() throws Exception {
        webhook.unregisterByHand();
    }

    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        try {
            component.setSecretsOfDelegate(this, webhookConfiguration.getEndpointUri());
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
        webhook.configure(webhookConfiguration, this);
    }

    /**
     * As {@link #setWebhookConfiguration}, for an endpoint that is behind another.
     *
     * @param front the one that {@code webhook:} names
     */
    public void setWebhookConfiguration(
            WebhookConfiguration webhookConfiguration, WebhookCapableEndpoint front) {
        webhook.configure(webhookConfiguration, front);
    }

    @Override
    public List<String> getWebhookMethods() {
        return List.of("POST", "GET", "HEAD");
    }

    @Override
    protected void doShutdown() throws Exception {
        WebhookRegistration.of(getCamelContext()).remove(this);
        super.doShutdown();
    }
}

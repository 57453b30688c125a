package io.github.camelesign.support;

import io.github.camelesign.support.event.EventSource;
import io.github.camelesign.support.http.EsignClient;
import io.github.camelesign.support.operation.EsignOperation;
import io.github.camelesign.support.operation.Operation;
import io.github.camelesign.support.poll.EsignPollingConsumer;
import io.github.camelesign.support.producer.EsignProducer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.util.StringHelper;

/**
 * One operation of a provider, or what happens to its documents.
 *
 * @param <O> the provider's operation enum
 */
public abstract class EsignEndpoint<O extends EsignOperation> extends ScheduledPollEndpoint
        implements EndpointServiceLocation {

    private final EsignComponent<?, O> component;
    private final long pollDelayMillis;
    private Map<String, String> parameters = Map.of();

    protected EsignEndpoint(String uri, EsignComponent<?, O> component, long pollDelayMillis) {
        super(uri, component);
        this.component = component;
        this.pollDelayMillis = pollDelayMillis;
    }

    public abstract O getOperation();

    public abstract EsignConfiguration getConfiguration();

    /** Finds what changed at the provider, for {@code from:}. */
    protected abstract EventSource createEventSource();

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
        if (getOperation().row().kind() != Operation.Kind.EVENTS) {
            throw new IllegalArgumentException(
                    "%s calls the provider: use it in to:, or one of %s in from:"
                            .formatted(name(), eventOperations()));
        }
        EsignPollingConsumer consumer =
                new EsignPollingConsumer(this, processor, createEventSource());
        if (getDelay() < 0) {
            setDelay(getTimeUnit().convert(pollDelayMillis, TimeUnit.MILLISECONDS));
        }
        configureConsumer(consumer);
        return consumer;
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
}

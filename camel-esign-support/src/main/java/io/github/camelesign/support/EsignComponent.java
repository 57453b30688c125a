package io.github.camelesign.support;

import io.github.camelesign.support.auth.EsignAuthentication;
import io.github.camelesign.support.http.EsignClient;
import io.github.camelesign.support.http.RefusalRule;
import io.github.camelesign.support.http.RetryBudget;
import io.github.camelesign.support.operation.EsignOperation;
import io.github.camelesign.support.operation.NearestName;
import io.github.camelesign.support.operation.Operation;
import io.github.camelesign.support.operation.OperationTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceHelper;

/**
 * What the components have in common: they find the operation of a URI, tell its parameters from
 * the options, and own the connections and tokens that their endpoints share.
 *
 * @param <C> the provider's options
 * @param <O> the provider's operation enum
 */
public abstract class EsignComponent<C extends EsignConfiguration, O extends EsignOperation>
        extends HealthCheckComponent {

    private final String name;
    private final OperationTable<O> operations;
    private final RetryBudget retryBudget = new RetryBudget();
    private final StateRepository<String, String> cursors = new MemoryStateRepository();
    private final Map<List<Object>, EsignClient> clients = new HashMap<>();
    private final Map<List<Object>, EsignClient> tokenOwners = new HashMap<>();
    private final List<HealthCheck> loginChecks = new ArrayList<>();

    /**
     * @param scheme of the endpoints' URIs
     * @param name the provider's name as it stands in headers, for example {@code SignNow}
     * @param operations all of the provider's operations
     */
    protected EsignComponent(String scheme, String name, O[] operations) {
        this.name = name;
        this.operations = new OperationTable<>(scheme, operations);
    }

    public abstract C getConfiguration();

    /** Makes an endpoint that has its own copy of the options. */
    protected abstract EsignEndpoint<O> createEndpoint(String uri, O operation, C configuration);

    /**
     * Makes the way calls are authorized.
     *
     * @throws IllegalArgumentException when an option that it needs is missing
     */
    protected abstract EsignAuthentication createAuthentication(C configuration);

    /** By which answers the provider says that too much was asked of it. */
    protected RefusalRule refusals() {
        return RefusalRule.TOO_MANY_REQUESTS;
    }

    /**
     * Path parameters that are options of the component, or known from the login, and that no
     * message may choose: the account, for one.
     */
    public Set<String> configuredParameters() {
        return Set.of();
    }

    /** The operations of this provider by their names. */
    public OperationTable<O> operations() {
        return operations;
    }

    /** Where polling notes its place when nothing else is configured: until the component ends. */
    StateRepository<String, String> cursors() {
        return cursors;
    }

    String getName() {
        return name;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        O operation = operations.get(remaining);
        EsignEndpoint<O> endpoint = createEndpoint(uri, operation, (C) getConfiguration().copy());
        // taken out first: a provider may name a parameter as one of our options
        endpoint.setParameters(takeParameters(ownParameters(operation.row()), parameters));
        setProperties(endpoint, parameters);
        parameters.keySet().stream()
                .findFirst()
                .ifPresent(unknown -> refuse(operation.row(), unknown));
        return endpoint;
    }

    /** The parameters that belong to the operation alone. */
    public List<String> ownParameters(Operation row) {
        return row.parameterNames().stream()
                .filter(name -> !configuredParameters().contains(name))
                .toList();
    }

    private static Map<String, String> takeParameters(
            List<String> names, Map<String, Object> parameters) {
        Map<String, String> taken = new HashMap<>();
        for (String parameter : names) {
            Object value = parameters.remove(parameter);
            if (value != null) {
                taken.put(parameter, value.toString());
            }
        }
        return taken;
    }

    private void refuse(Operation row, String unknown) {
        List<String> candidates = new ArrayList<>(ownParameters(row));
        candidates.addAll(
                getCamelContext()
                        .getCamelContextExtension()
                        .getEndpointUriFactory(getDefaultName())
                        .propertyNames());
        throw new IllegalArgumentException(
                "%s has no option '%s'%s Its own parameters are %s"
                        .formatted(
                                row.name(),
                                unknown,
                                NearestName.sentenceEnd(unknown, candidates),
                                ownParameters(row)));
    }

    /**
     * The client for an endpoint. Endpoints with the same connection and credentials share one;
     * those with the same credentials share the token, as a provider may end one token by issuing
     * another.
     */
    EsignClient client(C configuration) {
        lock.lock();
        try {
            List<Object> key = configuration.connectionKey();
            EsignClient client = clients.get(key);
            if (client == null) {
                client = createClient(configuration);
                ServiceHelper.startService(client);
                clients.put(key, client);
            }
            return client;
        } finally {
            lock.unlock();
        }
    }

    private EsignClient createClient(C configuration) {
        EsignClient client =
                new EsignClient(
                        getCamelContext(),
                        getDefaultName(),
                        configuration.transportOptions(),
                        configuration.retryPolicy(retryBudget),
                        createAuthentication(configuration),
                        refusals());
        EsignClient owner =
                tokenOwners.computeIfAbsent(configuration.credentialsKey(), key -> client);
        client.shareToken(owner);
        if (owner == client) {
            watchLogin(client);
        }
        return client;
    }

    /** One readiness check for each login, with the checks of producers. */
    private void watchLogin(EsignClient client) {
        String number = loginChecks.isEmpty() ? "" : "-" + (loginChecks.size() + 1);
        HealthCheck check =
                new LoginHealthCheck(
                        getDefaultName() + "-login" + number,
                        client,
                        isHealthCheckProducerEnabled());
        loginChecks.add(check);
        producerChecks().ifPresent(checks -> checks.addHealthCheck(check));
    }

    /** Empty unless Camel's health checks are there. */
    private Optional<WritableHealthCheckRepository> producerChecks() {
        return Optional.ofNullable(
                HealthCheckHelper.getHealthCheckRepository(
                        getCamelContext(), "producers", WritableHealthCheckRepository.class));
    }

    /** Opens again what a stop has closed: producers hold their client over a restart. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(clients.values());
        producerChecks().ifPresent(checks -> loginChecks.forEach(checks::addHealthCheck));
    }

    @Override
    protected void doStop() throws Exception {
        producerChecks().ifPresent(checks -> loginChecks.forEach(checks::removeHealthCheck));
        ServiceHelper.stopService(clients.values());
        super.doStop();
    }

    @Override
    protected void doShutdown() throws Exception {
        loginChecks.clear();
        clients.clear();
        tokenOwners.clear();
        super.doShutdown();
    }
}

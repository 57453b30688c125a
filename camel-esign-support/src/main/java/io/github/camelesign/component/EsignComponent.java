package io.github.camelesign.component;

import io.github.camelesign.internal.call.OperationTable;
import io.github.camelesign.internal.http.ProviderClient;
import io.github.camelesign.internal.http.RetryBudget;
import io.github.camelesign.internal.token.LoginHealthCheck;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Provider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.UnsafeUriCharactersEncoder;

/**
 * What the components have in common: they find the operation of a URI and its parameters among the
 * options, and own the connections and tokens that their endpoints share.
 *
 * @param <C> the provider's options
 * @param <O> the provider's operation enum
 */
public abstract class EsignComponent<
                C extends EsignConfiguration, O extends Enum<O> & EsignOperation>
        extends HealthCheckComponent {

    private final Provider<C> provider;
    private final OperationTable<O> operations;
    private final RetryBudget retryBudget = new RetryBudget();
    private final StateRepository<String, String> cursors = new MemoryStateRepository();
    private final Map<List<Object>, ProviderClient> clients = new HashMap<>();
    private final Map<List<Object>, ProviderClient> tokenOwners = new HashMap<>();
    private final List<HealthCheck> loginChecks = new ArrayList<>();

    /**
     * @param provider what makes this component differ from others
     * @param operations the provider's operation enum
     */
    protected EsignComponent(Provider<C> provider, Class<O> operations) {
        this.provider = provider;
        this.operations = new OperationTable<>(provider.scheme(), operations.getEnumConstants());
    }

    /** The options that endpoints start from. */
    public abstract C getConfiguration();

    /** Makes an endpoint that has its own copy of the options. */
    protected abstract EsignEndpoint<C, O> createEndpoint(String uri, O operation);

    Provider<C> provider() {
        return provider;
    }

    /**
     * Where polling keeps its position when nothing else is configured: until the component ends.
     */
    StateRepository<String, String> cursors() {
        return cursors;
    }

    /** Names of the operations that are used in {@code from:}. */
    List<String> eventOperations() {
        return operations.names().stream()
                .filter(name -> operations.get(name).row().kind() == Operation.Kind.EVENTS)
                .sorted()
                .toList();
    }

    /** Names of the operations that take an idempotency key. */
    List<String> keyedOperations() {
        return operations.names().stream()
                .filter(name -> operations.get(name).row().idempotencyKey().isPresent())
                .sorted()
                .toList();
    }

    /** As it is written, so that the options can be read letter by letter. */
    @Override
    public boolean useRawUri() {
        return true;
    }

    @Override
    protected boolean resolveRawParameterValues() {
        return false; // that is done where the options are read
    }

    @Override
    public Endpoint createEndpoint(String uri, Map<String, Object> properties) throws Exception {
        OptionBinding binding = binding();
        binding.requireWhole(uri);
        Map<String, Object> options = binding.read(uri);
        if (properties != null) {
            options.putAll(properties);
        }
        return super.createEndpoint(uri, options);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        O operation = operations.get(remaining);
        EsignEndpoint<C, O> endpoint =
                createEndpoint(
                        UnsafeUriCharactersEncoder.encode(EndpointHelper.normalizeEndpointUri(uri)),
                        operation);
        OptionBinding binding = binding();
        binding.refuseExpressions(uri, parameters);
        // taken out first: a provider may name a parameter as one of our options
        endpoint.setParameters(takeParameters(ownParameters(operation.row()), parameters));
        binding.setLiterals(endpoint, parameters);
        setProperties(endpoint, parameters);
        for (String unknown : parameters.keySet()) {
            binding.refuse(uri, operation.row(), unknown, ownParameters(operation.row()));
        }
        return endpoint;
    }

    /** The secrets of an endpoint behind {@code webhook:}, which has changed letters in them. */
    void setSecretsOfDelegate(EsignEndpoint<C, O> endpoint, String uri) throws Exception {
        OptionBinding binding = binding();
        binding.setLiterals(endpoint, binding.readSecretsOfDelegate(uri));
    }

    boolean isSecretText(String option, String text) {
        return binding().isSecretText(option, text);
    }

    private OptionBinding binding() {
        return new OptionBinding(
                getCamelContext(), getDefaultName(), getEndpointPropertyConfigurer());
    }

    /**
     * The parameters that belong to an operation alone.
     *
     * @throws IllegalArgumentException when there is no operation of that name
     */
    public List<String> ownParameters(String operation) {
        return ownParameters(operations.get(operation).row());
    }

    private List<String> ownParameters(Operation row) {
        return row.parameterNames().stream()
                .filter(name -> !provider.configuredParameters().containsKey(name))
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

    /**
     * The client for an endpoint. Endpoints with the same connection and credentials share one;
     * those with the same credentials share the token, as a provider may end one token by issuing
     * another.
     */
    ProviderClient client(C configuration) {
        lock.lock();
        try {
            List<Object> key = configuration.connectionKey();
            ProviderClient client = clients.get(key);
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

    private ProviderClient createClient(C configuration) {
        ProviderClient client =
                new ProviderClient(
                        getCamelContext(),
                        provider,
                        configuration.transportOptions(),
                        configuration.retryPolicy(retryBudget),
                        provider.authentication(configuration, getCamelContext()));
        ProviderClient owner =
                tokenOwners.computeIfAbsent(configuration.credentialsKey(), key -> client);
        client.shareToken(owner);
        if (owner == client) {
            watchLogin(client);
        }
        return client;
    }

    /** One readiness check for each login, with the checks of producers. */
    private void watchLogin(ProviderClient client) {
        String number = loginChecks.isEmpty() ? "" : "-" + (loginChecks.size() + 1);
        HealthCheck check =
                new LoginHealthCheck(
                        getDefaultName() + "-login" + number,
                        client::account,
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

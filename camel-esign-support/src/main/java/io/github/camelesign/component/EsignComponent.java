// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import io.github.camelesign.internal.call.OperationTable;
import io.github.camelesign.internal.call.Parameters;
import io.github.camelesign.internal.http.Account;
import io.github.camelesign.internal.http.Accounts;
import io.github.camelesign.internal.http.ProviderClient;
import io.github.camelesign.internal.http.TransferWatch;
import io.github.camelesign.internal.lease.MemoryLeases;
import io.github.camelesign.internal.lease.SharedLeases;
import io.github.camelesign.internal.text.Redaction;
import io.github.camelesign.internal.token.LoginHealthCheck;
import io.github.camelesign.internal.uri.EndpointOptions;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.Leases;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Provider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceHelper;

/**
 * What the components have in common: they find the operation of a URI and its parameters among the
 * options, and own the connections and tokens that their endpoints share.
 *
 * @param <C> the provider's options
 * @param <O> the provider's operation enum
 */
public abstract class EsignComponent<
                C extends EsignConfiguration, O extends Enum<O> & EsignOperation>
        extends SecretOptionsComponent {

    /**
     * Exchange property with a Map of parameters that count before all others. It is for code: a
     * header could be set by a sender of the route.
     */
    public static final String PARAMETERS = Parameters.DYNAMIC;

    private final Provider<C> provider;
    private final OperationTable<O> operations;
    private final StateRepository<String, String> cursors = new MemoryStateRepository();
    private final Leases leases = new MemoryLeases();
    private final InsecureOptions insecureOptions = new InsecureOptions();
    private Accounts accounts;
    private TransferWatch watch;

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

    /** What makes this component differ from others. */
    public Provider<C> provider() {
        return provider;
    }

    /** Those that the nodes of the application share, if it has any; else those of this one. */
    public Leases leases() {
        return SharedLeases.of(getCamelContext()).orElse(leases);
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

    @Override
    protected Endpoint createEndpoint(
            String uri, String shown, String remaining, Map<String, Object> parameters)
            throws Exception {
        O operation = operations.get(remaining);
        OptionBinding binding = binding(uri);
        EsignEndpoint<C, O> endpoint = createEndpoint(shown, operation);
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
        Map<String, Object> secrets = secretsOfDelegate(uri);
        binding(uri).setLiterals(endpoint, secrets);
        // beans
        setProperties(endpoint, secrets);
    }

    boolean isSecretText(String option, String text) {
        return new EndpointOptions(getCamelContext(), secretNames()).isSecretText(option, text);
    }

    /** Names of the options that are secret. */
    public Set<String> secretNames() {
        return getCamelContext()
                .getCamelContextExtension()
                .getEndpointUriFactory(getDefaultName())
                .secretPropertyNames();
    }

    @Override
    protected Secrets secrets(String uri) {
        return new Secrets(getDefaultName(), secretNames());
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

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return StrictConfigurer.of(super.getComponentPropertyConfigurer());
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return StrictConfigurer.of(super.getEndpointPropertyConfigurer());
    }

    /** The account of an endpoint, which it leaves when it stops. */
    Account join(C configuration, LoginHealthCheck.LogIn login) {
        lock.lock();
        try {
            if (accounts == null) {
                accounts = new Accounts(getCamelContext(), provider, nameInContext());
                watch = new TransferWatch(getCamelContext());
                ServiceHelper.startService(watch);
            }
            return accounts.join(
                    configuration.credentialsKey(), login, isHealthCheckProducerEnabled());
        } finally {
            lock.unlock();
        }
    }

    /**
     * @param settings of an endpoint that give up security, and what follows from each
     * @throws IllegalArgumentException when they are refused
     */
    void checkInsecure(C configuration, Map<String, String> settings) {
        insecureOptions.check(
                getCamelContext(), nameInContext(), configuration.getInsecureOptions(), settings);
    }

    /** The name that endpoints begin with: a second account is a component of another name. */
    String nameInContext() {
        return getCamelContext().getComponentNames().stream()
                .filter(name -> getCamelContext().hasComponent(name) == this)
                .findFirst()
                .orElseGet(this::getDefaultName);
    }

    void leave(Account account) {
        accounts.leave(account);
    }

    /** The client of an account for an endpoint. */
    ProviderClient client(Account account, EsignEndpoint<C, O> endpoint) {
        C configuration = endpoint.getConfiguration();
        return account.client(
                configuration.connectionKey(),
                () ->
                        new ProviderClient(
                                getCamelContext(),
                                provider,
                                configuration.transportOptions(provider.hosts()),
                                configuration.retryPolicy(account.budget()),
                                account,
                                watch,
                                provider.authentication(configuration, getCamelContext()),
                                Redaction.of(secretsOf(endpoint))));
    }

    /** The values of an endpoint's options that are secret. */
    private List<String> secretsOf(EsignEndpoint<C, O> endpoint) {
        return getEndpointPropertyConfigurer() instanceof PropertyConfigurerGetter getter
                ? secretNames().stream()
                        .map(name -> getter.getOptionValue(endpoint, name, true))
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    @Override
    protected void doStop() throws Exception {
        if (accounts != null) {
            accounts.close();
        }
        ServiceHelper.stopService(watch);
        super.doStop();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        registerSensitiveNames();
    }

    private void registerSensitiveNames() {
        SensitiveNames.register(getCamelContext(), secretNames());
    }

    /** A stop ends the watch; endpoints join again when they start. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // again, as names of the application's may have taken the place of these
        registerSensitiveNames();
        ServiceHelper.startService(watch);
    }
}

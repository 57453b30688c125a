// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.component.EsignComponent;
import io.github.camelesign.component.SecretOptionsComponent;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.util.PropertiesHelper;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/** Sends one contract through any provider. */
@Component("esign")
public class ContractComponent extends SecretOptionsComponent {

    private static final String ACCOUNT = "account.";

    @Metadata(description = "The options that endpoints start from.")
    private ContractConfiguration configuration = new ContractConfiguration();

    private final StateRepository<String, String> memory = new MemoryStateRepository();

    /** Those of the provider; as long as that is not known, any of its options may be secret. */
    @Override
    protected Secrets secrets(String uri) throws URISyntaxException {
        Map<String, Object> options =
                URISupport.parseQuery(StringHelper.after(uri, "?", ""), true, true);
        String provider =
                String.valueOf(options.getOrDefault("provider", configuration.getProvider()));
        Set<String> all = PropertiesHelper.extractProperties(options, ACCOUNT, false).keySet();
        Set<String> secret =
                getCamelContext().getComponent(provider) instanceof EsignComponent<?, ?> found
                        ? found.secretNames()
                        : all;
        return new Secrets(
                provider, secret.stream().map(ACCOUNT::concat).collect(Collectors.toSet()));
    }

    /** The secrets of the provider's endpoint in the URI that {@code webhook:} makes. */
    Map<String, Object> accountSecrets(String uriOfDelegate) throws URISyntaxException {
        return PropertiesHelper.extractProperties(secretsOfDelegate(uriOfDelegate), ACCOUNT);
    }

    @Override
    protected Endpoint createEndpoint(
            String uri, String shown, String remaining, Map<String, Object> parameters)
            throws Exception {
        ContractConfiguration given =
                resolveAndRemoveReferenceParameter(
                        parameters, "configuration", ContractConfiguration.class, configuration);
        ContractConfiguration copy = given.copy();
        copy.getAccount().putAll(PropertiesHelper.extractProperties(parameters, ACCOUNT));
        ContractEndpoint endpoint =
                new ContractEndpoint(shown, this, ContractOperation.of(remaining), copy);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Keeps until the component ends which contracts were sent, if nothing else does. */
    StateRepository<String, String> memory() {
        return memory;
    }

    void show(HealthCheck check) {
        HealthCheckRegistry checks = HealthCheckRegistry.get(getCamelContext());
        if (checks != null && checks.getCheck(check.getId()).isEmpty()) {
            check.setEnabled(isHealthCheckProducerEnabled());
            checks.register(check);
        }
    }

    public ContractConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(ContractConfiguration configuration) {
        this.configuration = configuration;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.util.PropertiesHelper;

/** Sends one contract through any provider. */
@Component("esign")
public class ContractComponent extends HealthCheckComponent {

    @Metadata(description = "The options that endpoints start from.")
    private ContractConfiguration configuration = new ContractConfiguration();

    private final StateRepository<String, String> memory = new MemoryStateRepository();

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        ContractConfiguration given =
                resolveAndRemoveReferenceParameter(
                        parameters, "configuration", ContractConfiguration.class, configuration);
        ContractConfiguration copy = given.copy();
        copy.getAccount().putAll(PropertiesHelper.extractProperties(parameters, "account."));
        ContractEndpoint endpoint =
                new ContractEndpoint(uri, this, ContractOperation.of(remaining), copy);
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

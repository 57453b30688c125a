// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import java.util.Map;
import org.apache.camel.Endpoint;
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
        ContractConfiguration copy = configuration.copy();
        copy.getAccount().putAll(PropertiesHelper.extractProperties(parameters, "account."));
        ContractEndpoint endpoint =
                new ContractEndpoint(uri, this, ContractOperation.of(remaining), copy);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    StateRepository<String, String> memory() {
        return memory;
    }

    public ContractConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(ContractConfiguration configuration) {
        this.configuration = configuration;
    }
}

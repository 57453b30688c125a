// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.springboot.contract;

import io.github.camelesign.contract.ContractComponent;
import io.github.camelesign.springboot.ComponentProperties;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/**
 * Gives the component {@code esign}, which is of no provider, its options as the others get them.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
public class ContractAutoConfiguration {

    @Bean
    static ComponentCustomizer esignContractProperties(Environment environment) {
        return new ComponentProperties(environment, ContractComponent.class);
    }
}

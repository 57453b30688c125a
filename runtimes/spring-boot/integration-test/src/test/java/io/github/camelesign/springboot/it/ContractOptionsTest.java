// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.springboot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.contract.ContractComponent;
import io.github.camelesign.springboot.contract.ContractAutoConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ContractOptionsTest {

    @Test
    void theOptionsOfTheProviderAreProperties() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                CamelAutoConfiguration.class, ContractAutoConfiguration.class))
                .withPropertyValues(
                        "camel.component.esign.account.baseUri=http://127.0.0.1:1",
                        "camel.component.esign.account.accountId=7")
                .run(
                        context ->
                                assertThat(
                                                context.getBean(CamelContext.class)
                                                        .getComponent(
                                                                "esign", ContractComponent.class)
                                                        .getConfiguration()
                                                        .getAccount())
                                        .containsOnlyKeys("baseUri", "accountId")
                                        .containsEntry("baseUri", "http://127.0.0.1:1"));
    }
}

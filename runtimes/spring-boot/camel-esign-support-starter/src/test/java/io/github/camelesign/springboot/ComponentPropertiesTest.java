// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.api.EsignOutput;
import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.signnow.SignNowConfiguration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The options of a component in an application's properties. */
class ComponentPropertiesTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    CamelAutoConfiguration.class, EsignAutoConfiguration.class));

    @Configuration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        MemoryStateRepository places() {
            return new MemoryStateRepository();
        }

        @Bean
        SignNowConfiguration ofTheHouse() {
            SignNowConfiguration configuration = new SignNowConfiguration();
            configuration.setUsername("desk@acme.test");
            configuration.setPassword("of the bean");
            return configuration;
        }

        @Bean
        SignNowComponent signnowParis() {
            SignNowComponent component = new SignNowComponent();
            component.getConfiguration().setClientId("of the bean");
            return component;
        }
    }

    private static SignNowComponent component(ApplicationContext context, String name) {
        return context.getBean(CamelContext.class).getComponent(name, SignNowComponent.class);
    }

    private static SignNowConfiguration signnow(ApplicationContext context) {
        return component(context, "signnow").getConfiguration();
    }

    @Test
    void anOptionMayBeWrittenInEveryWayThatSpringKnows() {
        application
                .withPropertyValues(
                        "camel.component.signnow.client-id=dashed",
                        "camel.component.signnow.clientSecret=camel case",
                        "camel.component.signnow.basic_token=underscore")
                .withInitializer(
                        context ->
                                context.getEnvironment()
                                        .getPropertySources()
                                        .addFirst(
                                                new SystemEnvironmentPropertySource(
                                                        "systemEnvironment",
                                                        Map.of(
                                                                "CAMEL_COMPONENT_SIGNNOW_APIKEY",
                                                                "environment",
                                                                "CAMEL_COMPONENT_SIGNNOW_REFRESH_TOKEN",
                                                                "environment, old way"))))
                .run(
                        context -> {
                            assertThat(signnow(context).getClientId()).isEqualTo("dashed");
                            assertThat(signnow(context).getClientSecret()).isEqualTo("camel case");
                            assertThat(signnow(context).getBasicToken()).isEqualTo("underscore");
                            assertThat(signnow(context).getApiKey()).isEqualTo("environment");
                            assertThat(signnow(context).getRefreshToken())
                                    .isEqualTo("environment, old way");
                        });
    }

    @Test
    void aValueIsReadAsCamelReadsIt() {
        application
                .withUserConfiguration(Beans.class)
                .withPropertyValues(
                        "test.timeout=5s",
                        "camel.component.signnow.response-timeout=${test.timeout}",
                        "camel.component.signnow.connect-timeout={{test.timeout}}",
                        "camel.component.signnow.max-retries=7",
                        "camel.component.signnow.output=json",
                        "camel.component.signnow.cursor-repository=#bean:places",
                        "camel.component.signnow.health-check-producer-enabled=false")
                .run(
                        context -> {
                            assertThat(signnow(context).getResponseTimeout()).isEqualTo(5000);
                            assertThat(signnow(context).getConnectTimeout()).isEqualTo(5000);
                            assertThat(signnow(context).getMaxRetries()).isEqualTo(7);
                            assertThat(signnow(context).getOutput()).isEqualTo(EsignOutput.JSON);
                            assertThat(signnow(context).getCursorRepository())
                                    .isSameAs(context.getBean("places"));
                            assertThat(component(context, "signnow").isHealthCheckProducerEnabled())
                                    .isFalse();
                        });
    }

    @Test
    void whatIsNotSetKeepsItsDefault() {
        application
                .withPropertyValues("camel.component.signnow.client-id=contracts")
                .run(
                        context -> {
                            assertThat(signnow(context).getMaxRetries()).isEqualTo(2);
                            assertThat(signnow(context).getEnvironment()).isEqualTo("production");
                            assertThat(signnow(context).getUsername()).isNull();
                        });
    }

    @Test
    void aConfigurationThatIsABeanIsTheBaseOfTheOthers() {
        application
                .withUserConfiguration(Beans.class)
                .withPropertyValues(
                        "camel.component.signnow.configuration=#bean:ofTheHouse",
                        "camel.component.signnow.client-id=contracts",
                        "camel.component.signnow.password=of the properties")
                .run(
                        context -> {
                            assertThat(signnow(context).getUsername()).isEqualTo("desk@acme.test");
                            assertThat(signnow(context).getClientId()).isEqualTo("contracts");
                            assertThat(signnow(context).getPassword())
                                    .isEqualTo("of the properties");
                        });
    }

    @Test
    void aSecondAccountHasPropertiesOfItsOwn() {
        application
                .withUserConfiguration(Beans.class)
                .withPropertyValues(
                        "camel.component.signnow.username=desk@acme.test",
                        "camel.component.signnow.client-id=first",
                        "camel.component.signnow-paris.username=paris@acme.test")
                .run(
                        context -> {
                            SignNowComponent paris = component(context, "signnowParis");
                            assertThat(paris.getConfiguration().getUsername())
                                    .isEqualTo("paris@acme.test");
                            assertThat(paris.getConfiguration().getClientId())
                                    .isEqualTo("of the bean");
                            assertThat(signnow(context).getUsername()).isEqualTo("desk@acme.test");
                        });
    }

    @Test
    void aValueThatDoesNotFitIsRefusedByTheNameOfItsOption() {
        application
                .withPropertyValues("camel.component.signnow.output=table")
                .run(
                        context ->
                                assertThatThrownBy(() -> signnow(context))
                                        .hasStackTraceContaining("output")
                                        .hasStackTraceContaining("table"));
    }

    @Test
    void thePropertiesCanBeSwitchedOff() {
        for (String off :
                new String[] {
                    "camel.component.enabled",
                    "camel.component.signnow.enabled",
                    "camel.component.signnow.customizer.enabled"
                }) {
            application
                    .withPropertyValues(
                            "camel.component.signnow.client-id=contracts", off + "=false")
                    .run(context -> assertThat(signnow(context).getClientId()).as(off).isNull());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The profile of Camel, on every line of Camel Spring Boot. */
class ProductionProfileTest {

    private static final String ENDPOINT = "signnow:document/get?documentId=1";

    private final ApplicationContextRunner application =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    CamelAutoConfiguration.class, EsignAutoConfiguration.class))
                    .withPropertyValues("camel.component.signnow.allow-insecure-http=true");

    @Test
    void refusesInsecureOptions() {
        application
                .withPropertyValues("camel.main.profile=prod")
                .run(
                        context ->
                                assertThatThrownBy(
                                                () ->
                                                        context.getBean(CamelContext.class)
                                                                .getEndpoint(ENDPOINT))
                                        .hasStackTraceContaining(
                                                "refused in the profile prod: allowInsecureHttp=true"));
    }

    @Test
    void permitsThemByAnOption() {
        application
                .withPropertyValues(
                        "camel.main.profile=prod", "camel.component.signnow.insecure-options=warn")
                .run(
                        context ->
                                assertThat(
                                                context.getBean(CamelContext.class)
                                                        .getEndpoint(ENDPOINT))
                                        .isNotNull());
    }

    @Test
    void anotherProfileRefusesNothing() {
        application.run(
                context ->
                        assertThat(context.getBean(CamelContext.class).getEndpoint(ENDPOINT))
                                .isNotNull());
    }
}

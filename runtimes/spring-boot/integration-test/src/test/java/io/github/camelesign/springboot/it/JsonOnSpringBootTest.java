// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.springboot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.json.JsonTests;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** What message bodies become as JSON, beside the Jackson that Spring Boot sets up. */
class JsonOnSpringBootTest extends JsonTests {

    private static final String JACKSON_3 = "tools.jackson.databind.json.JsonMapper";

    private ConfigurableApplicationContext application;

    @SpringBootApplication
    static class Application {}

    @Override
    protected CamelContext start(Object registered) {
        SpringApplication starting = new SpringApplication(Application.class);
        starting.setDefaultProperties(Map.of("server.address", "127.0.0.1", "server.port", "0"));
        if (registered != null) {
            starting.addInitializers(
                    context -> context.getBeanFactory().registerSingleton("mapper", registered));
        }
        application = starting.run();
        return application.getBean(CamelContext.class);
    }

    @Override
    protected void stop() {
        application.close();
    }

    @Test
    @EnabledIfSystemProperty(named = "spring.boot.version", matches = "4\\..*")
    void aTreeOfJackson3IsItsJson() throws Exception {
        String call = echo("signnow");
        // by reflection: Spring Boot 3.5, for which this is compiled, does not bring it
        Object mapper = application.getBean(Class.forName(JACKSON_3));
        Object tree =
                mapper.getClass()
                        .getMethod("readTree", String.class)
                        .invoke(mapper, "{\"a\":[1,\"\u5951\"],\"b\":{}}");

        Exchange done = send(call, tree);
        send(call, Map.of("tree", tree));

        assertThat(done.getException()).isNull();
        assertThat(received())
                .containsExactly(
                        "{\"a\":[1,\"\u5951\"],\"b\":{}}",
                        "{\"tree\":{\"a\":[1,\"\u5951\"],\"b\":{}}}");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.springboot;

import io.github.camelesign.component.EsignComponent;
import io.github.camelesign.micrometer.EsignMeters;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.spi.CamelContextCustomizer;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes the components work as others do in Spring Boot, whichever of them the application has. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
public class EsignAutoConfiguration {

    @Bean
    static ComponentCustomizer esignComponentProperties(Environment environment) {
        return new ComponentProperties(environment, EsignComponent.class);
    }

    /** As on Camel main; Camel Spring Boot 4.18 does not read that property. */
    @Bean
    static CamelContextCustomizer esignCamelProfile(Environment environment) {
        return context -> {
            ExtendedCamelContext extension = context.getCamelContextExtension();
            String profile = environment.getProperty("camel.main.profile");
            if (extension.getProfile() == null && profile != null) {
                extension.setProfile(profile);
            }
        };
    }

    /** For applications that have Micrometer, as Spring Boot's actuator brings it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class Meters {

        @Bean
        @ConditionalOnMissingBean
        static EsignMeters esignMeters() {
            return new EsignMeters();
        }
    }

    /** For applications that have the web server which webhooks need. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(PlatformHttpComponent.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class Webhooks {

        @Bean
        static WebhookBodyLimit esignWebhookBodyLimit() {
            return new WebhookBodyLimit();
        }

        @Bean
        static LifecycleStrategy esignWebhookBytes(WebhookBodyLimit limit) {
            return new WebhookBytes(limit);
        }
    }
}

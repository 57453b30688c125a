// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.springboot;

import io.github.camelesign.component.ProviderWebhook;
import java.beans.PropertyDescriptor;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.component.webhook.WebhookEndpoint;
import org.apache.camel.component.webhook.WebhookUtils;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.support.LifecycleStrategySupport;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeanWrapperImpl;

/**
 * Gives our webhooks the bytes that the provider has signed. Camel's platform-http reads a body as
 * text on Spring Boot, unless it is set to stream; other routes keep what the application says.
 */
final class WebhookBytes extends LifecycleStrategySupport {

    private static final String PLATFORM_HTTP = "platform-http";

    private final WebhookBodyLimit limit;

    WebhookBytes(WebhookBodyLimit limit) {
        this.limit = limit;
    }

    @Override
    public void onEndpointAdd(Endpoint endpoint) {
        if (endpoint instanceof WebhookEndpoint webhook
                && webhook.getEndpoint() instanceof ProviderWebhook provider
                && isServedByPlatformHttp(webhook)) {
            WebhookConfiguration configuration = webhook.getConfiguration();
            configuration.storeConfiguration(streaming(configuration.retrieveRestConfiguration()));
            limit.set(
                    configuration.computeFullPath(true),
                    provider.called().getConfiguration().getWebhookMaxPayload());
        }
    }

    private static boolean isServedByPlatformHttp(WebhookEndpoint webhook) {
        return WebhookUtils.locateRestConsumerFactory(
                        webhook.getCamelContext(), webhook.getConfiguration())
                instanceof PlatformHttpComponent;
    }

    /** A copy: the application's own is for all its REST routes. */
    private static RestConfiguration streaming(RestConfiguration application) {
        RestConfiguration copy = new RestConfiguration();
        BeanUtils.copyProperties(application, copy, unset(application));
        Map<String, Object> properties = new HashMap<>();
        if (application.getEndpointProperties() != null && isForPlatformHttp(application)) {
            properties.putAll(application.getEndpointProperties());
        }
        properties.put("useStreaming", true);
        copy.setEndpointProperties(properties);
        copy.setComponent(PLATFORM_HTTP);
        return copy;
    }

    /** Camel 4.22 has setters that refuse null. */
    private static String[] unset(RestConfiguration application) {
        BeanWrapper options = new BeanWrapperImpl(application);
        return Stream.of(options.getPropertyDescriptors())
                .map(PropertyDescriptor::getName)
                .filter(options::isReadableProperty)
                .filter(option -> options.getPropertyValue(option) == null)
                .toArray(String[]::new);
    }

    private static boolean isForPlatformHttp(RestConfiguration application) {
        return application.getComponent() == null
                || application.getComponent().equals(PLATFORM_HTTP);
    }
}

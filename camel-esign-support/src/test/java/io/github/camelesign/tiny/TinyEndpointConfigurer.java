// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import io.github.camelesign.api.EsignOutput;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;

/** Sets options as the generated configurers do. */
public class TinyEndpointConfigurer implements PropertyConfigurer {

    private static final Map<String, BiConsumer<TinyConfiguration, String>> OPTIONS =
            Map.ofEntries(
                    entry("apikey", TinyConfiguration::setApiKey),
                    entry("accountid", TinyConfiguration::setAccountId),
                    entry("baseuri", TinyConfiguration::setBaseUri),
                    entry("webhooksecret", TinyConfiguration::setWebhookSecret),
                    entry("webhookverification", TinyConfiguration::setWebhookVerification),
                    entry("output", (c, text) -> c.setOutput(output(text))),
                    entry("fetchall", (c, text) -> c.setFetchAll(Boolean.parseBoolean(text))),
                    entry(
                            "maxresponsesize",
                            (c, text) -> c.setMaxResponseSize(Long.parseLong(text))),
                    entry("maxretries", (c, text) -> c.setMaxRetries(Integer.parseInt(text))),
                    entry("startfrom", TinyConfiguration::setStartFrom),
                    entry("eventtypes", TinyConfiguration::setEventTypes),
                    entry("cursorname", TinyConfiguration::setCursorName),
                    entry("maxattempts", (c, text) -> c.setMaxAttempts(Integer.parseInt(text))),
                    entry(
                            "maxmessagesperpoll",
                            (c, text) -> c.setMaxMessagesPerPoll(Integer.parseInt(text))));

    private static Map.Entry<String, BiConsumer<TinyConfiguration, String>> entry(
            String option, BiConsumer<TinyConfiguration, String> setter) {
        return Map.entry(option, setter);
    }

    private static EsignOutput output(String text) {
        return EsignOutput.valueOf(text.toUpperCase(Locale.ROOT));
    }

    @Override
    public boolean configure(
            CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        BiConsumer<TinyConfiguration, String> option = OPTIONS.get(name.toLowerCase(Locale.ROOT));
        if (option != null) {
            option.accept(((TinyEndpoint) target).getConfiguration(), value.toString());
        }
        return option != null;
    }
}

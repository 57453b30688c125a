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
            Map.of(
                    "apikey", TinyConfiguration::setApiKey,
                    "accountid", TinyConfiguration::setAccountId,
                    "baseuri", TinyConfiguration::setBaseUri,
                    "webhooksecret", TinyConfiguration::setWebhookSecret,
                    "webhookverification", TinyConfiguration::setWebhookVerification,
                    "output",
                            (c, text) ->
                                    c.setOutput(EsignOutput.valueOf(text.toUpperCase(Locale.ROOT))),
                    "fetchall", (c, text) -> c.setFetchAll(Boolean.parseBoolean(text)),
                    "maxresponsesize", (c, text) -> c.setMaxResponseSize(Long.parseLong(text)),
                    "maxretries", (c, text) -> c.setMaxRetries(Integer.parseInt(text)));

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

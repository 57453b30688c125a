// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.paper;

import io.github.camelesign.api.EsignOutput;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;

/** Sets options as the generated configurers do. */
public class PaperEndpointConfigurer implements PropertyConfigurer {

    @Override
    public boolean configure(
            CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        PaperComponent.Paper endpoint = (PaperComponent.Paper) target;
        PaperComponent.Configuration options = endpoint.getConfiguration();
        String text = value.toString();
        switch (name.toLowerCase(Locale.ROOT)) {
            case "output" -> options.setOutput(EsignOutput.valueOf(text.toUpperCase(Locale.ROOT)));
            case "eventtypes" -> options.setEventTypes(text);
            case "cursorname" -> options.setCursorName(text);
            case "baseuri" -> options.setBaseUri(text);
            case "startfrom" -> options.setStartFrom(text);
            case "delay" -> endpoint.setDelay(Long.parseLong(text));
            case "initialdelay" -> endpoint.setInitialDelay(Long.parseLong(text));
            default -> {
                return false;
            }
        }
        return true;
    }
}

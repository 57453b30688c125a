// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of options of one component, and of its endpoints, that give up security. Later
 * lines of Camel have a check of their own, by the same profile and with the same three answers,
 * which knows the options of Camel's components only and none that an endpoint's URI sets.
 */
final class InsecureOptions {

    private static final Logger LOG = LoggerFactory.getLogger(InsecureOptions.class);

    private static final String PRODUCTION = "prod";

    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /**
     * @param component its name in the context
     * @param policy the option insecureOptions, or null if the profile decides
     * @param settings how they are written, and what follows from each
     * @throws IllegalArgumentException when they are refused
     */
    void check(
            CamelContext context, String component, String policy, Map<String, String> settings) {
        if (settings.isEmpty()) {
            return;
        }
        String profile = context.getCamelContextExtension().getProfile();
        switch (policy != null ? policy : PRODUCTION.equals(profile) ? "fail" : "warn") {
            case "fail" -> throw refusal(component, policy == null, settings);
            case "warn" -> settings.forEach((setting, risk) -> warn(component, setting, risk));
            default -> {
                // allowed
            }
        }
    }

    private static IllegalArgumentException refusal(
            String component, boolean isByProfile, Map<String, String> settings) {
        String all =
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + ": " + setting.getValue())
                        .collect(Collectors.joining("; "));
        return new IllegalArgumentException(
                "%s has options that give up security and are refused %s: %s. Remove them, or permit them with insecureOptions=warn, on the endpoint or as camel.component.%s.insecureOptions"
                        .formatted(
                                component,
                                isByProfile
                                        ? "in the profile " + PRODUCTION
                                        : "by insecureOptions=fail",
                                all,
                                component));
    }

    /** Once for an option, however many endpoints have it. */
    private void warn(String component, String setting, String risk) {
        if (warned.add(setting.replaceFirst("=.*", ""))) {
            LOG.warn(
                    "{} has {}: {}. The profile prod refuses it unless insecureOptions permits it",
                    component,
                    setting,
                    risk);
        }
    }
}

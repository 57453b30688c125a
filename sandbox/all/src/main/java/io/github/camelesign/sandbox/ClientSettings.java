// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Login;
import io.github.camelesign.sandbox.core.ProviderModule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client has to know of a running sandbox: addresses, and the credentials of every login of
 * every provider. None of it is a secret outside the sandbox.
 */
final class ClientSettings {
    /** How they are written. */
    enum Format {
        /** For people. */
        text,
        /** For programs in any language. */
        json,
        /**
         * For Camel: the first login of each provider as options of its component, so that a route
         * needs no others; everything else below {@code sandbox.}.
         */
        properties
    }

    private final EsignSandbox sandbox;
    private final boolean tls;

    ClientSettings(EsignSandbox sandbox, boolean tls) {
        this.sandbox = sandbox;
        this.tls = tls;
    }

    String in(Format format) {
        return switch (format) {
            case text -> text();
            case json -> json();
            case properties -> properties();
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (ProviderModule<?> module : sandbox.modules()) {
            line(text, "", module.title(), module.baseUri());
            for (Login login : module.logins()) {
                text.append("  login by ").append(login.name()).append('\n');
                login.options()
                        .forEach(
                                (option, value) -> {
                                    if (!option.equals("baseUri")) {
                                        line(text, "    ", option, value);
                                    }
                                });
            }
            module.webhookSecret().ifPresent(s -> line(text, "  ", "webhook secret", s));
        }
        line(text, "", "Control API", sandbox.controlUri().toString());
        text.append("  ")
                .append(EsignSandbox.CONTROL_TOKEN_HEADER)
                .append(": ")
                .append(sandbox.controlToken())
                .append('\n');
        if (tls) {
            line(text, "", "Trust store", sandbox.trustStore().path().toString());
            line(text, "  ", "password", sandbox.trustStore().password());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String indent, String name, String value) {
        // a key of many lines can be copied from a block of its own
        String gap = value.contains("\n") ? "\n" : " ";
        text.append(indent).append("%-19s".formatted(name)).append(gap);
        text.append(value.strip()).append('\n');
    }

    private String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("uri", sandbox.uri().toString());
        json.putObject("control")
                .put("uri", sandbox.controlUri().toString())
                .put("header", EsignSandbox.CONTROL_TOKEN_HEADER)
                .put("token", sandbox.controlToken());
        if (tls) {
            json.putObject("trustStore")
                    .put("path", sandbox.trustStore().path().toString())
                    .put("password", sandbox.trustStore().password());
        }
        ObjectNode providers = json.putObject("providers");
        for (ProviderModule<?> module : sandbox.modules()) {
            ObjectNode provider = providers.putObject(module.name());
            provider.put("title", module.title()).put("baseUri", module.baseUri());
            module.webhookSecret().ifPresent(secret -> provider.put("webhookSecret", secret));
            ObjectNode logins = provider.putObject("logins");
            for (Login login : module.logins()) {
                login.options().forEach(logins.putObject(login.name())::put);
            }
        }
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (ProviderModule<?> module : sandbox.modules()) {
            String component = "camel.component." + module.name() + ".";
            module.logins()
                    .get(0)
                    .options()
                    .forEach((option, value) -> properties.put(component + option, value));
            module.webhookSecret()
                    .ifPresent(secret -> properties.put(component + "webhookSecret", secret));
        }
        for (ProviderModule<?> module : sandbox.modules()) {
            String provider = "sandbox." + module.name() + ".";
            properties.put(provider + "baseUri", module.baseUri());
            for (Login login : module.logins()) {
                login.options()
                        .forEach(
                                (option, value) ->
                                        properties.put(
                                                provider + login.name() + "." + option, value));
            }
        }
        properties.put("sandbox.uri", sandbox.uri().toString());
        properties.put("sandbox.control.uri", sandbox.controlUri().toString());
        properties.put("sandbox.control.header", EsignSandbox.CONTROL_TOKEN_HEADER);
        properties.put("sandbox.control.token", sandbox.controlToken());
        if (tls) {
            properties.put("sandbox.trustStore.path", sandbox.trustStore().path().toString());
            properties.put("sandbox.trustStore.password", sandbox.trustStore().password());
        }
        StringBuilder text = new StringBuilder();
        properties.forEach(
                (key, value) -> text.append(key).append('=').append(escaped(value)).append('\n'));
        return text.toString();
    }

    /** As {@link java.util.Properties} reads it, whose own writer sorts nothing and adds a date. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}

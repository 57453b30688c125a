// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Login;
import io.github.camelesign.sandbox.core.ProviderModule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What a client has to know of a running sandbox: addresses, and the credentials of every login of
 * every provider. None of it is a secret outside the sandbox.
 */
record ClientSettings(EsignSandbox sandbox, boolean tls) {
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

    String in(Format format) {
        return switch (format) {
            case text -> text();
            case json -> json().toPrettyString() + "\n";
            case properties -> properties();
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (ProviderModule<?> module : sandbox.modules()) {
            line(text, "", module.title(), module.baseUri());
            for (Login login : module.logins()) {
                text.append("  login by ").append(login.name()).append('\n');
                Map<String, String> options = new LinkedHashMap<>(login.options());
                options.remove("baseUri");
                options.forEach((option, value) -> line(text, "    ", option, value));
            }
            module.webhookSecret().ifPresent(s -> line(text, "  ", "webhook secret", s));
        }
        line(text, "", "Control API", sandbox.controlUri().toString());
        String header = EsignSandbox.CONTROL_TOKEN_HEADER;
        text.append("  ").append(header).append(": ").append(sandbox.controlToken()).append('\n');
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

    private ObjectNode json() {
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
        return json;
    }

    private String properties() {
        StringBuilder text = new StringBuilder();
        BiConsumer<String, String> property =
                (name, value) -> text.append(name).append('=').append(escaped(value)).append('\n');
        for (ProviderModule<?> module : sandbox.modules()) {
            String component = "camel.component." + module.name() + ".";
            Map<String, String> options = module.logins().get(0).options();
            options.forEach((option, value) -> property.accept(component + option, value));
            module.webhookSecret()
                    .ifPresent(secret -> property.accept(component + "webhookSecret", secret));
        }
        flatten("sandbox", json(), property);
        return text.toString();
    }

    /** Providers and logins go by their own names. */
    private static void flatten(String name, JsonNode json, BiConsumer<String, String> property) {
        if (json.isValueNode()) {
            property.accept(name, json.textValue());
        }
        json.properties()
                .forEach(
                        one -> {
                            String key = one.getKey();
                            boolean isGroup = key.equals("providers") || key.equals("logins");
                            flatten(isGroup ? name : name + "." + key, one.getValue(), property);
                        });
    }

    /** As {@link java.util.Properties} reads it, whose own writer sorts nothing and adds a date. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}

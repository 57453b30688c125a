// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.main;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/** The options of a component as its description for tools lists them. */
record SecretOptions(String scheme) {

    static Stream<String> schemes() {
        return Stream.of("signnow", "docusign", "yousign", "signeasy", "jsign");
    }

    /** A value that is found again wherever it shows up. Some secrets must have 32 letters. */
    static String value(String option) {
        return ("hidden-" + option + "-0123456789abcdef0123456789").substring(0, 32);
    }

    List<String> secrets() {
        return options()
                .filter(option -> Boolean.TRUE.equals(facts(option).get("secret")))
                .map(Map.Entry::getKey)
                .toList();
    }

    List<String> notSecrets() {
        return options()
                .filter(option -> !Boolean.TRUE.equals(facts(option).get("secret")))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The ways to log in; one empty one if there is nothing to choose. */
    List<String> authentications() {
        return options()
                .filter(option -> option.getKey().equals("authentication"))
                .map(option -> facts(option).get("enum"))
                .map(names -> ((List<?>) names).stream().map(Object::toString).toList())
                .findFirst()
                .orElse(List.of(""));
    }

    private Stream<Map.Entry<String, Object>> options() {
        return ((JsonObject) description().get("componentProperties")).entrySet().stream();
    }

    private static JsonObject facts(Map.Entry<String, Object> option) {
        return (JsonObject) option.getValue();
    }

    private JsonObject description() {
        String name = "/META-INF/io/github/camelesign/%s/%s.json".formatted(scheme, scheme);
        try (InputStream in = SecretOptions.class.getResourceAsStream(name)) {
            return (JsonObject)
                    Jsoner.deserialize(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | DeserializationException e) {
            throw new IllegalStateException(e);
        }
    }
}

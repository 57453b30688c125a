// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A component, by the name in its classes and headers; all else that the build calls it follows.
 *
 * @param name for example {@code SignNow}
 * @param scheme for example {@code signnow}
 */
public record ComponentName(String name, String scheme) {

    /** A provider's: the scheme is the name in small letters. */
    public ComponentName(String name) {
        this(name, name.toLowerCase(Locale.ROOT));
    }

    /** The Maven module. */
    public String module() {
        return "camel-" + scheme();
    }

    public String packageName() {
        return "io.github.camelesign." + name.toLowerCase(Locale.ROOT);
    }

    public String componentClass() {
        return packageName() + "." + name + "Component";
    }

    /** The JSON that Camel's catalog holds of it. */
    public String catalogJson() {
        String path = "/META-INF/%s/%s.json".formatted(packageName().replace('.', '/'), scheme());
        try (InputStream json = ComponentName.class.getResourceAsStream(path)) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

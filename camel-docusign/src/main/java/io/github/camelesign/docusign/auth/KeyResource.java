// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/** Loads a key that an option does not hold but names. */
final class KeyResource {

    private static final String PREFIX = "resource:";

    private final CamelContext context;

    KeyResource(CamelContext context) {
        this.context = context;
    }

    /**
     * The text itself, or what is in the resource that it names, with or without {@code resource:}.
     *
     * @throws IllegalArgumentException when there is no such resource
     */
    String read(String option) {
        String name =
                option.startsWith(PREFIX) ? option.substring(PREFIX.length()) : option.strip();
        if (name.startsWith("-") || !ResourceHelper.hasScheme(name)) {
            return option;
        }
        try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(context, name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The option privateKey names '%s', which cannot be read: %s"
                            .formatted(name, e.getMessage()),
                    e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A contract of the tests' resources without what a provider does not have. */
final class FittingContract {

    private static final Map<String, UnaryOperator<String>> FITTINGS =
            Map.of(
                    "yousign",
                    text -> text.replace("after: 3d", "after: 7d"),
                    "signeasy",
                    text -> text.replaceAll("(?m)^reminders: .*\\n", ""));

    private FittingContract() {}

    /** Whether the provider has everything that the resource asks for. */
    static boolean isAsItIs(String provider) {
        return !FITTINGS.containsKey(provider);
    }

    /** What the option {@code contract} takes: the resource, or a file that is made of it. */
    static String of(String provider, String resource, Path directory) throws IOException {
        if (isAsItIs(provider)) {
            return resource;
        }
        try (InputStream in =
                FittingContract.class.getClassLoader().getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Path file = directory.resolve(provider + "-" + resource);
            Files.writeString(file, FITTINGS.get(provider).apply(text));
            return file.toUri().toString();
        }
    }
}

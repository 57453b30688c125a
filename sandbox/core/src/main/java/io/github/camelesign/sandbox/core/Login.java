// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One of the ways in which a client gets in, with everything that it needs for it.
 *
 * @param name of the grant, for example {@code password}
 * @param options by the names that the options of Camel's components have
 */
public record Login(String name, Map<String, String> options) {
    /** Keeps the order of the options. */
    public Login {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * A login with these options.
     *
     * @param namesAndValues each name before its value
     */
    public static Login of(String name, String... namesAndValues) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Login(name, options);
    }

    /** The same login with one more option. */
    public Login with(String option, String value) {
        Map<String, String> more = new LinkedHashMap<>(options);
        more.put(option, value);
        return new Login(name, more);
    }
}

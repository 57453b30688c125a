// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.util.Set;

/** This machine, the only one that the sandbox lets drive it and that it calls. */
public final class Loopback {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private Loopback() {}

    /** Whether the name of a host can only mean this machine. */
    public static boolean isName(String host) {
        return host != null && NAMES.contains(host);
    }
}

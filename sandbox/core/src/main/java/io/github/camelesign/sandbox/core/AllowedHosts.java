// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hosts that the sandbox deals with: this machine, and those that were allowed by name. Others
 * are never called, and a request that names another is refused.
 */
public final class AllowedHosts {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** This machine only. */
    public static final AllowedHosts LOOPBACK_ONLY = new AllowedHosts(Set.of());

    private final Set<String> names;

    AllowedHosts(Set<String> names) {
        this.names =
                names.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the host is this machine, or was allowed by exactly this name. */
    public boolean allows(String host) {
        return host != null
                && (LOOPBACK.contains(host) || names.contains(host.toLowerCase(Locale.ROOT)));
    }
}

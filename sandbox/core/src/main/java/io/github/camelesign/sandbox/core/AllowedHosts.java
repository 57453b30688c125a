// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * The hosts that the sandbox deals with: this machine, and those that were allowed by name. Others
 * are never called, and a request that names another is refused.
 *
 * @param names those that were allowed
 */
public record AllowedHosts(Set<String> names) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** This machine only. */
    public static final AllowedHosts LOOPBACK_ONLY = new AllowedHosts(Set.of());

    /** In whatever case they were given. */
    public AllowedHosts {
        names = names.stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(toUnmodifiableSet());
    }

    /** Whether the host is this machine, or was allowed by exactly this name. */
    public boolean allows(String host) {
        return host != null
                && (LOOPBACK.contains(host) || names.contains(host.toLowerCase(Locale.ROOT)));
    }

    /**
     * Refuses what a page of another site sends through the browser of whoever runs the sandbox: a
     * name that was bound to this machine to get around the browser's rules, or an Origin that is
     * not here.
     */
    void guard(RoutingContext ctx) {
        var authority = ctx.request().authority();
        String origin = ctx.request().getHeader(HttpHeaders.ORIGIN);
        // a page without an origin of its own, such as a file or a signing page, says null
        boolean isFromHere = origin == null || "null".equals(origin) || allowsOrigin(origin);
        if (isFromHere && authority != null && allows(authority.host())) {
            ctx.next();
        } else {
            ctx.response()
                    .setStatusCode(403)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain")
                    .end("The sandbox answers on loopback and allowed host names only\n");
        }
    }

    private boolean allowsOrigin(String origin) {
        try {
            return allows(URI.create(origin).getHost());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}

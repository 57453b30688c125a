// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;

/**
 * Refuses what a page of another site sends through the browser of whoever runs the sandbox: a name
 * that was bound to this machine to get around the browser's rules, or an Origin that is not here.
 * Names that whoever runs it has allowed are answered, too.
 */
final class LocalCallers implements Handler<RoutingContext> {
    private final AllowedHosts hosts;

    LocalCallers(AllowedHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (isNamedHere(ctx.request()) && isFromHere(ctx.request())) {
            ctx.next();
        } else {
            ctx.response()
                    .setStatusCode(403)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain")
                    .end("The sandbox answers on loopback and allowed host names only\n");
        }
    }

    private boolean isNamedHere(HttpServerRequest request) {
        var authority = request.authority();
        return authority != null && hosts.allows(authority.host());
    }

    /** A page without an origin of its own, such as a file or a signing page, says null. */
    private boolean isFromHere(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || "null".equals(origin)) {
            return true;
        }
        try {
            return hosts.allows(URI.create(origin).getHost());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}

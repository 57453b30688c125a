// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The header by which a client says who it is. */
public final class AuthorizationHeader {
    private AuthorizationHeader() {}

    /** The bearer token; empty when the header is missing or of another scheme. */
    public static Optional<String> bearer(RoutingContext ctx) {
        return credentials(ctx, "Bearer ");
    }

    /**
     * Name and secret with a colon between, if the client keeps to that; empty when the header is
     * missing, of another scheme than Basic, or no Base64.
     */
    public static Optional<String> basic(RoutingContext ctx) {
        return credentials(ctx, "Basic ").flatMap(AuthorizationHeader::decoded);
    }

    private static Optional<String> credentials(RoutingContext ctx, String scheme) {
        return Optional.ofNullable(ctx.request().getHeader(HttpHeaders.AUTHORIZATION))
                .filter(text -> text.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(text -> text.substring(scheme.length()).trim());
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(
                    new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

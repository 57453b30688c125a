// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.vertx.ext.web.RoutingContext;

/** The path of a request as the provider's own documentation writes it. */
final class ProviderPath {
    private ProviderPath() {}

    static String of(String provider, RoutingContext ctx) {
        return ctx.normalizedPath().substring(provider.length() + 1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.AuthorizationHeader;
import io.github.camelesign.sandbox.core.CallWindows;
import io.vertx.ext.web.RoutingContext;

/** Finds out who asks, from the Authorization header. */
final class Authorization {
    private static final String TOKEN = Token.class.getName();

    private Authorization() {}

    /** Refuses the request unless it carries a valid token. */
    static void requireToken(RoutingContext ctx, SigneasyState state) {
        Token token =
                AuthorizationHeader.bearer(ctx)
                        .flatMap(state.tokens()::valid)
                        .orElseThrow(SigneasyError::invalidToken);
        // both are counted, whichever refuses
        boolean tooMany =
                exceeded(state.callsPerMinute, token) | exceeded(state.callsInBurst, token);
        if (tooMany) {
            throw SigneasyError.tooManyRequests();
        }
        // the user may have confirmed their e-mail since
        ctx.put(TOKEN, token.of(state.accounts.user(token.user().email()).orElse(token.user())));
        ctx.next();
    }

    /** Refuses the request of somebody who has not confirmed their e-mail. */
    static void requireVerified(RoutingContext ctx) {
        if (!token(ctx).user().verified()) {
            throw SigneasyError.unavailable(SigneasyCall.version(ctx));
        }
        ctx.next();
    }

    static Token token(RoutingContext ctx) {
        return ctx.get(TOKEN);
    }

    private static boolean exceeded(CallWindows windows, Token token) {
        return windows.count(token.holder()).filter(CallWindows.Window::isExceeded).isPresent();
    }
}

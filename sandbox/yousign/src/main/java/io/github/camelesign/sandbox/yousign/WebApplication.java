// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.Page;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** The address at which members of version 2 sign, which clients make up themselves. */
final class WebApplication {
    private final Supplier<YousignState> state;

    WebApplication(Supplier<YousignState> state) {
        this.state = state;
    }

    void mount(Router router) {
        router.get("/procedure/sign").handler(this::sign);
    }

    private void sign(RoutingContext ctx) {
        YousignState now = state.get();
        String address;
        synchronized (now) {
            String member = String.valueOf(ctx.queryParams().get("members"));
            String signatureUi = ctx.queryParams().get("signatureUi");
            try {
                Member found = now.procedures.member(member);
                if (signatureUi != null) {
                    found.signsIn(now.versionTwo.signatureUis.get(signatureUi));
                }
                address = now.links.address(now.links.to(found.procedure.id, found.id));
            } catch (YousignError e) {
                Page.message(ctx, 404, e.getMessage(), "");
                return;
            }
        }
        ctx.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, address).end();
    }
}

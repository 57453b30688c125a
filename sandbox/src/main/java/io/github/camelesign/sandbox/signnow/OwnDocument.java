package io.github.camelesign.sandbox.signnow;

import io.vertx.ext.web.RoutingContext;

/** Finds the document that the path names, among those of the token's owner. */
final class OwnDocument {
    private OwnDocument() {}

    static Document of(RoutingContext ctx, SignNowWorld world) {
        return world.documents
                .find(ctx.pathParam("id"))
                .filter(document -> document.owner().id().equals(Authorization.user(ctx).id()))
                .orElseThrow(() -> SignNowError.notFound("Document"));
    }
}

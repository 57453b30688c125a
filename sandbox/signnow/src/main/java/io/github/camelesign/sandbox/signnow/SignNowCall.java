// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.JsonReader;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One request, who makes it, and the state that it meets. */
final class SignNowCall extends Call<SignNowState> {
    SignNowCall(RoutingContext ctx, SignNowState state) {
        super(ctx, state);
    }

    Token token() {
        return Authorization.token(ctx());
    }

    /** The owner of the token. */
    User user() {
        return token().user();
    }

    /** The application of the Basic credentials. */
    Application application() {
        return Authorization.application(ctx());
    }

    ObjectNode body() {
        return JSON.of(ctx());
    }

    /** The body of a request that needs none. */
    ObjectNode optionalBody() {
        return hasBody() ? body() : JsonReader.object();
    }

    /** The part "file" of a multipart form. */
    FileUpload file() {
        return uploaded("file")
                .orElseThrow(() -> SignNowError.invalid("The form has no part \"file\""));
    }

    /** The document that the path names, among those of the token's owner. */
    Document document() {
        return document(path("id"));
    }

    Document document(String id) {
        return find(id).orElseThrow(() -> SignNowError.notFound("Document"));
    }

    Optional<Document> find(String id) {
        return state().documents
                .find(id)
                .filter(document -> document.owner().id().equals(user().id()));
    }

    /** A step in the signing of a document, now. */
    void signing(String documentId, UnaryOperator<Signing> step) {
        state().documents.change(documentId, document -> document.signing(now(), step));
    }

    /** In the words of most of version 1. */
    void success() {
        answer(Map.of("status", "success"));
    }
}

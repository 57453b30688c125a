// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.SignNowLink.Purpose;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One request, who makes it, and the state that it meets. */
final class SignNowCall extends Call<SignNowState> {
    SignNowCall(RoutingContext ctx, SignNowState state) {
        super(ctx, state);
    }

    Token token() {
        return ctx().get(SignNowEndpoints.TOKEN);
    }

    /** The owner of the token. */
    User user() {
        return token().user();
    }

    boolean owns(User owner) {
        return owner.id().equals(user().id());
    }

    void requireVerified() {
        if (!user().verified()) {
            throw SignNowError.unverified();
        }
    }

    /** The application of the Basic credentials. */
    Application application() {
        return ctx().get(SignNowEndpoints.APPLICATION);
    }

    ObjectNode body() {
        return JSON.of(ctx());
    }

    /** The body of a request that needs none. */
    ObjectNode optionalBody() {
        return hasBody() ? body() : JsonReader.object();
    }

    /** The objects of an array that must be there and not empty. */
    static List<ObjectNode> filled(ObjectNode json, String name) {
        List<ObjectNode> objects = JSON.objects(json.get(name), name);
        if (objects.isEmpty()) {
            throw SignNowError.invalid(name + " must not be empty");
        }
        return objects;
    }

    /** The part "file" of a multipart form. */
    FileUpload file() {
        return uploaded("file")
                .orElseThrow(() -> SignNowError.invalid("The form has no part \"file\""));
    }

    /** The documents of the token's owner. */
    Stream<Document> documents() {
        return state().documents.all().stream().filter(document -> owns(document.owner()));
    }

    List<Document> documents(DocumentGroup group) {
        return group.documentIds().stream().flatMap(id -> find(id).stream()).toList();
    }

    /** The document that the path names, among those of the token's owner. */
    Document document() {
        return document(path("id"));
    }

    Document document(String id) {
        return find(id).orElseThrow(() -> SignNowError.notFound("Document"));
    }

    Optional<Document> find(String id) {
        return state().documents.find(id).filter(document -> owns(document.owner()));
    }

    /** The document with such an invite. */
    Document holding(Predicate<Invite> which) {
        return documents()
                .filter(document -> document.invites().stream().anyMatch(which))
                .findFirst()
                .orElseThrow(() -> SignNowError.notFound("Invite"));
    }

    Document add(Document document) {
        state().documents.add(document);
        return document;
    }

    /** A step in the signing of a document, now. */
    void signing(String documentId, UnaryOperator<Signing> step) {
        state().documents.change(documentId, document -> document.signing(now(), step));
    }

    /** One of the owner's folders; the usual one for null. */
    Folder folder(String id) {
        return id == null
                ? user().documents()
                : state().folders
                        .find(user(), id)
                        .orElseThrow(() -> SignNowError.notFound("Folder"));
    }

    /** The group that the path names, among those of the token's owner. */
    DocumentGroup group() {
        return group(state().groups);
    }

    DocumentGroup group(EntityStore<DocumentGroup> groups) {
        return groups.find(path("id"))
                .filter(group -> owns(group.owner()))
                .orElseThrow(SignNowError::groupNotFound);
    }

    /** The address of a new link, which works so long; forever for null. */
    String link(Purpose purpose, String entityId, String email, Duration life, ObjectNode options) {
        Application application = token().application();
        SignNowLinks links = state().links;
        return links.address(links.make(purpose, entityId, email, life, options, application));
    }

    /** In the words of version 2. */
    void data(Object value) {
        answer(Map.of("data", value));
    }

    /** In the words of most of version 1. */
    void success() {
        answer(Map.of("status", "success"));
    }
}

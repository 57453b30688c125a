// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Paging;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.signnow.SignNowSigningService.Purpose;
import io.github.camelesign.sandbox.signnow.SignNowState.Application;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One request, who makes it, and the state that it meets. */
final class SignNowCall extends Call<SignNowState> {
    SignNowCall(RoutingContext ctx, SignNowState state) {
        super(ctx, state);
    }

    OAuthToken<Application, User> token() {
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
        SignNowError.api(400, 66396, "The sender has not verified their e-mail")
                .when(!user().verified());
    }

    /** The application of the Basic credentials. */
    Application application() {
        return ctx().get(SignNowEndpoints.APPLICATION);
    }

    /** The body, empty when there is none. */
    ObjectNode body() {
        return hasBody() ? JSON.of(ctx()) : JsonReader.object();
    }

    /** A text that the body must have. */
    String text(String name) {
        return JSON.text(body(), name);
    }

    /** An e-mail that the body must have. */
    String email(String name) {
        return JSON.email(body(), name);
    }

    /** The part "file" of a multipart form. */
    FileUpload file() {
        return uploaded("file")
                .orElseThrow(() -> SignNowError.invalid("The form has no part \"file\""));
    }

    /** A parameter of the query, or what is usual. */
    String query(String name, String usual) {
        return Objects.requireNonNullElse(query(name), usual);
    }

    /** A number of the query in these bounds; one that has to be there has none that is usual. */
    int number(String name, int usual, int lowest, int highest) {
        Supplier<SignNowError> refusal = () -> SignNowError.outside(name, lowest, highest);
        int number = Paging.number(query(name), usual, refusal);
        if (number < lowest || number > highest && query(name) != null) {
            throw refusal.get();
        }
        return number;
    }

    /** The documents of the token's owner. */
    Stream<Document> documents() {
        return state().documents.all().stream().filter(document -> owns(document.owner()));
    }

    List<Document> documents(DocumentGroup group) {
        return group.documentIds().stream()
                .flatMap(id -> state().documents.find(id).stream())
                .toList();
    }

    /** The document that the path names, among those of the token's owner. */
    Document document() {
        return document(path("id"));
    }

    Document document(String id) {
        return state().documents
                .find(id)
                .filter(document -> owns(document.owner()))
                .orElseThrow(() -> SignNowError.notFound("Document"));
    }

    /** The document with such an invite. */
    Document holding(Predicate<Invite> which) {
        return SignNowError.notFound("Invite")
                .unless(documents(), document -> document.invites().stream().anyMatch(which));
    }

    Document add(Document document) {
        state().documents.add(document);
        return document;
    }

    /** Keeps a document and answers with its id. */
    void made(Document document) {
        answerId(add(document).id());
    }

    /** Answers with the id of what was made. */
    void answerId(String id) {
        answer(Map.of("id", id));
    }

    /** A step in the signing of a document, now. */
    void signing(String documentId, UnaryOperator<Signing> step) {
        state().signing(documentId, step);
    }

    void invite(String documentId, List<Invite> invites) {
        signing(documentId, s -> s.invited(invites, now()));
    }

    /** One of the owner's folders; the usual one for null. */
    User.Folder folder(String id) {
        return state().folders
                .find(id == null ? user().documents() : id)
                .filter(folder -> folder.userId().equals(user().id()))
                .orElseThrow(() -> SignNowError.notFound("Folder"));
    }

    /** The group that the path names, among those of the token's owner. */
    DocumentGroup group() {
        return group(state().groups);
    }

    /** Changes the document that the path names. */
    Document change(UnaryOperator<Document> change) {
        return state().documents.change(document().id(), change);
    }

    void change(DocumentGroup group, UnaryOperator<DocumentGroup> change) {
        state().groups.change(group.id(), change);
    }

    DocumentGroup group(EntityStore<DocumentGroup> groups) {
        return groups.find(path("id"))
                .filter(group -> owns(group.owner()))
                .orElseThrow(SignNowError::groupNotFound);
    }

    /** The address of a new link, which works so long; forever for null. */
    String link(Purpose purpose, String entityId, String email, Duration life, ObjectNode options) {
        Application by = token().application();
        return state().links.make(purpose, entityId, email, life, options, by);
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

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.TempFiles;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request, who makes it, and the state that it meets. */
final class SigneasyCall extends Call<SigneasyState> {
    private static final Pattern VERSION =
            Pattern.compile("/" + SigneasyModule.NAME + "/v(\\d)/.*");
    static final String CLIENT_ID = "X-Client-ID";

    SigneasyCall(RoutingContext ctx, SigneasyState state) {
        super(ctx, state);
    }

    /** Version of the API, which the path names. */
    int version() {
        return version(ctx());
    }

    static int version(RoutingContext ctx) {
        Matcher matcher = VERSION.matcher(ctx.normalizedPath());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 1;
    }

    Token token() {
        return Authorization.token(ctx());
    }

    /** The owner of the token. */
    User user() {
        return token().user();
    }

    Origin origin() {
        Application application = token().application();
        return new Origin(
                ctx().request().getHeader(CLIENT_ID),
                application == null ? null : application.clientId());
    }

    /** Parameters as JSON, or as a form where the version of the API takes one. */
    ObjectNode body() {
        return version() < 3 ? RequestBody.any(ctx()) : RequestBody.json(ctx());
    }

    /** The body of a request that needs none. */
    ObjectNode optionalBody() {
        return RequestBody.isEmpty(ctx()) ? RequestBody.none() : body();
    }

    SigneasyError unavailable() {
        return SigneasyError.unavailable(version());
    }

    /** The original that the path names, among those of the token's owner. */
    Original original() {
        return original(path("id"));
    }

    Original original(String id) {
        return state().originals
                .find(id)
                .filter(o -> isMine(o.owner()))
                .orElseThrow(this::unavailable);
    }

    Template template() {
        return template(path("id"));
    }

    Template template(String id) {
        return state().templates
                .find(id)
                .filter(t -> isMine(t.owner()))
                .orElseThrow(this::unavailable);
    }

    /** The signed file that the path names. */
    SignedFile signedFile(Predicate<SignedFile> which) {
        return state().signedFiles
                .find(path("id"))
                .filter(signed -> isMine(signed.owner()) && !signed.deleted())
                .filter(which)
                .orElseThrow(this::unavailable);
    }

    /** The signature request that the path names, which this user sent. */
    SignatureRequest sentRequest(Predicate<Sending> which) {
        return find(which)
                .filter(request -> isMine(request.sending().owner()))
                .orElseThrow(this::unavailable);
    }

    /** The signature request that the path names, which this user sent or is to sign. */
    SignatureRequest request(Predicate<Sending> which) {
        return find(which).filter(this::concernsMe).orElseThrow(this::unavailable);
    }

    boolean concernsMe(SignatureRequest request) {
        return isMine(request.sending().owner()) || request.concerns(user().email());
    }

    boolean isMine(User owner) {
        return owner.id() == user().id();
    }

    private Optional<SignatureRequest> find(Predicate<Sending> which) {
        return state().requests.find(path("id")).filter(request -> which.test(request.sending()));
    }

    /** A step in a request that must still be open. */
    void change(SignatureRequest request, UnaryOperator<SignatureRequest> step) {
        state().requests
                .change(
                        String.valueOf(request.id()),
                        current -> {
                            if (!current.isOpen()) {
                                throw unavailable();
                            }
                            return step.apply(current);
                        });
    }

    /** Draws a PDF and sends it. */
    void pdf(String filename, Drawing drawing) {
        TempFiles tempFiles = new TempFiles();
        slowly(
                () -> drawing.draw(tempFiles),
                pdf -> file("application/pdf", safe(filename), pdf, tempFiles));
    }

    /** The name of a file without what file systems and headers do not take. */
    static String safe(String filename) {
        return filename.replaceAll("[\"\\\\/:*<>|\\p{Cntrl}]", "_");
    }

    /** Makes a file that is thrown away afterwards, or names one that exists. */
    interface Drawing {
        Path draw(TempFiles tempFiles) throws IOException;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Paging;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.jsign.JSignError.Code;
import io.github.camelesign.sandbox.jsign.JSignState.User;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One request, who makes it, and the state that it meets. */
final class JSignCall extends Call<JSignState> {
    static final String TOKEN = OAuthToken.class.getName();
    static final JsonReader JSON = new JsonReader(JSignError::invalid);

    private static final int USUAL_PAGE_SIZE = 10;
    private static final int LARGEST_PAGE_SIZE = 100;

    JSignCall(RoutingContext ctx, JSignState state) {
        super(ctx, state);
    }

    /** The owner of the token. */
    User user() {
        return ctx().<OAuthToken<String, User>>get(TOKEN).user();
    }

    ObjectNode body() {
        return JSON.of(ctx());
    }

    /** The body of a request that needs none. */
    ObjectNode optionalBody() {
        return hasBody() ? body() : JsonReader.object();
    }

    /** The texts of an array; empty when it is missing. */
    static List<String> optionalTexts(JsonNode object, String name) {
        JsonNode array = object.path(name);
        JSignError.refuseIf(
                object.hasNonNull(name) && !array.isArray(), name + " must be an array");
        return array.valueStream().map(JsonNode::asText).toList();
    }

    /** In the wrapper that all answers have. */
    void answer(String message, JsonNode data) {
        answer(JsonReader.object().put("message", message).<ObjectNode>set("data", data));
    }

    void answer(String message) {
        answer(message, JsonReader.object());
    }

    /** With data of one text. */
    void answer(String message, String name, String value) {
        answer(message, JsonReader.object().put(name, value));
    }

    /** With a page of a list, and where it stands; null is the usual page or size. */
    void answerPage(
            String message, String page, String pageSize, String name, List<ObjectNode> all) {
        int number = number(page, 1);
        int size = number(pageSize, USUAL_PAGE_SIZE);
        JSignError.refuseIf(number < 1, "page must be 1 at least");
        Code.PAGE_SIZE_EXCEEDED.refuseIf(size < 1 || size > LARGEST_PAGE_SIZE);
        Paging part = Paging.page(number, size);
        ObjectNode data = JsonReader.object();
        data.putObject("list_info")
                .put("page", number)
                .put("num_pages", part.pages(all.size()))
                .put("num_results", all.size())
                .put("page_size", size);
        data.putArray(name).addAll(part.of(all));
        answer(message, data);
    }

    private static int number(String text, int usual) {
        String given = "".equals(text) ? null : text;
        return Paging.number(given, usual, () -> JSignError.invalid("Pages are numbers"));
    }

    /** Answers with a file in base64, in that field of the data. */
    void answerFile(ObjectNode data, String field, Drawing drawing) {
        ObjectNode answer = JsonReader.object().put("message", "File downloaded successfully.");
        inJson(drawing, file -> answer.set("data", data.putPOJO(field, file)));
    }

    /** The files of a form; the name of their part may be written in either case. */
    List<FileUpload> files() {
        List<FileUpload> files =
                ctx().fileUploads().stream()
                        .filter(upload -> upload.name().equalsIgnoreCase("file"))
                        .toList();
        Code.FILE_REQUIRED.refuseIf(files.isEmpty());
        Code.FILE_SIZE_LIMIT_EXCEEDED.refuseIf(
                files.stream().anyMatch(file -> file.size() > state().uploadLimit));
        return files;
    }

    /** The envelope that the path names, which this user made or is to sign. */
    Circulation<Contents> envelope() {
        return state().envelopes
                .find(path("id"))
                .filter(this::mayRead)
                .orElseThrow(Code.ENVELOPE_NOT_FOUND_OR_RECIPIENT_NO_ACCESS::error);
    }

    /** The envelope that the path names, which this user made. */
    Circulation<Contents> ownEnvelope() {
        return Optional.of(envelope())
                .filter(envelope -> isMe(envelope.contents().creator()))
                .orElseThrow(Code.ENVELOPE_NOT_FOUND_OR_RECIPIENT_NO_ACCESS::error);
    }

    boolean mayRead(Circulation<Contents> envelope) {
        return isMe(envelope.contents().creator()) || envelope.concerns(user().email());
    }

    boolean isMe(User other) {
        return other.is(user().email());
    }

    /** A step in the life of an envelope that may be refused by what it finds. */
    void change(Circulation<Contents> envelope, UnaryOperator<Circulation<Contents>> step) {
        Code.ENVELOPE_NOT_FOUND_OR_RECIPIENT_NO_ACCESS.refuseIf(
                state().envelopes.change(envelope.id(), step) == null);
    }
}

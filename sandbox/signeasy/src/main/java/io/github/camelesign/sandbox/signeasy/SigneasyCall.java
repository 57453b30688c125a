// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Paging;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.signeasy.Sending.Origin;
import io.github.camelesign.sandbox.signeasy.SigneasyState.Application;
import io.github.camelesign.sandbox.signeasy.SigneasyState.Purpose;
import io.github.camelesign.sandbox.signeasy.SigneasyState.User;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One request, who makes it, and the state that it meets. */
final class SigneasyCall extends Call<SigneasyState> {
    static final String CLIENT_ID = "X-Client-ID";
    static final String TOKEN = OAuthToken.class.getName();
    private static final JsonReader JSON = new JsonReader(SigneasyError::invalid);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> YES = Set.of("true", "1");
    private static final Set<String> FORMS =
            Set.of("multipart/form-data", "application/x-www-form-urlencoded");

    /** One path of version 2 belongs to version 1 in all but its name. */
    private static final Pattern NEWER =
            Pattern.compile("/" + SigneasyModule.NAME + "/v(2|2\\.1|3)/(?!signing/url).*");

    private Runnable bodyCheck = () -> {};

    SigneasyCall(RoutingContext ctx, SigneasyState state) {
        super(ctx, state);
    }

    /** Whoever reads the body meets this check first; ids in the path are looked up before. */
    void checkBodyBy(Runnable check) {
        bodyCheck = check;
    }

    /** Whether the path names version 2 or 3 of the API, which have the same objects. */
    boolean newer() {
        return newer(ctx());
    }

    static boolean newer(RoutingContext ctx) {
        return NEWER.matcher(ctx.normalizedPath()).matches();
    }

    OAuthToken<Application, User> token() {
        return ctx().get(TOKEN);
    }

    /** The owner of the token. */
    User user() {
        return token().user();
    }

    Origin origin() {
        Application application = token().application();
        return new Origin(header(CLIENT_ID), application == null ? null : application.clientId());
    }

    /** The body, after its check. */
    ObjectNode body() {
        bodyCheck.run();
        return parameters();
    }

    /**
     * Parameters as JSON, or as a form where the version of the API takes one; empty when there are
     * none. Forms carry arrays as JSON, and numbers and flags as text.
     */
    ObjectNode parameters() {
        if (!FORMS.contains(contentType())) {
            return hasBody() ? JSON.of(ctx()) : JsonReader.object();
        }
        SigneasyError.invalid("The body must be JSON").when(newer());
        ObjectNode body = JsonReader.object();
        form().forEach((name, value) -> body.set(name, value(value)));
        return body;
    }

    private static JsonNode value(String text) {
        try {
            return text.matches("(?s)[\\[{].*") ? MAPPER.readTree(text) : TextNode.valueOf(text);
        } catch (JsonProcessingException e) {
            // a name may begin like this, too
            return TextNode.valueOf(text);
        }
    }

    /** Whether it is true or 1, also as text. */
    static boolean flag(JsonNode object, String name, boolean usually) {
        return object.hasNonNull(name) ? YES.contains(object.path(name).asText()) : usually;
    }

    /** As Signeasy wraps most lists. */
    void answerList(Stream<ObjectNode> files) {
        List<ObjectNode> all = files.toList();
        answer(Map.of("count", all.size(), "files", all));
    }

    /** The answer with a new link, whose options are the body. */
    ObjectNode link(Purpose purpose, Object entityId, String email) {
        String id = String.valueOf(entityId);
        String url = state().links.make(purpose, id, email, null, body(), origin());
        return JsonReader.object().put("url", url);
    }

    SigneasyError unavailable() {
        return SigneasyError.unavailable(newer());
    }

    /** The original or template that the path names, among those of the token's owner. */
    Document document(Document.Type type) {
        return document(type, path("id"));
    }

    Document document(Document.Type type, String id) {
        return state().documents
                .find(id)
                .filter(document -> document.type() == type && isMine(document.owner()))
                .orElseThrow(this::unavailable);
    }

    /** Those of that kind which the token's owner has. */
    Stream<Document> documents(Document.Type type) {
        return state().documents.all().stream().filter(d -> d.type() == type && isMine(d.owner()));
    }

    /** The signed files of the token's owner. */
    Stream<SignedFile> signedFiles() {
        return state().signedFiles.all().stream().filter(s -> isMine(s.owner()) && !s.deleted());
    }

    /** The signed file that the path names. */
    SignedFile signedFile(Predicate<SignedFile> which) {
        return state().signedFiles
                .find(path("id"))
                .filter(signed -> isMine(signed.owner()) && !signed.deleted())
                .filter(which)
                .orElseThrow(this::unavailable);
    }

    /** A signature request that this user sent. */
    Circulation<Sending> sentRequest(String id, Predicate<Sending> which) {
        return find(id, which)
                .filter(request -> isMine(request.contents().owner()))
                .orElseThrow(this::unavailable);
    }

    /** The signature request that the path names, which this user sent or is to sign. */
    Circulation<Sending> request(Predicate<Sending> which) {
        return find(path("id"), which).filter(this::concernsMe).orElseThrow(this::unavailable);
    }

    private Optional<Circulation<Sending>> find(String id, Predicate<Sending> which) {
        return state().requests.find(id).filter(request -> which.test(request.contents()));
    }

    boolean concernsMe(Circulation<Sending> request) {
        return isMine(request.contents().owner()) || request.concerns(user().email());
    }

    boolean isMine(User owner) {
        return owner.id() == user().id();
    }

    /** A step in a request that must still be open. */
    void change(Circulation<Sending> request, UnaryOperator<Circulation<Sending>> step) {
        UnaryOperator<Circulation<Sending>> check =
                current -> {
                    unavailable().when(!current.isOpen());
                    return step.apply(current);
                };
        state().requests.change(request.id(), check);
    }

    /** The optional {@code limit} and {@code offset}, without which lists are whole. */
    <T> Stream<T> page(List<T> all) {
        return new Paging(number("offset", 0), number("limit", Integer.MAX_VALUE)).of(all).stream();
    }

    private int number(String name, int usually) {
        return Paging.number(
                query(name), usually, () -> SigneasyError.invalid(name + " must be a number"));
    }
}

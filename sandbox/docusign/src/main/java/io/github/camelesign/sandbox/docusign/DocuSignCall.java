// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Paging;
import io.github.camelesign.sandbox.core.SigningVisit.SigningDocument;
import io.netty.handler.codec.http.QueryStringEncoder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** One request, who makes it, and the state that it meets. */
final class DocuSignCall extends Call<DocuSignState> {
    /** Where the bytes of the body wait. */
    static final String BODY = "docusign.body";

    private static final String TRANSFER_ENCODING = "Content-Transfer-Encoding";

    DocuSignCall(RoutingContext ctx, DocuSignState state) {
        super(ctx, state);
    }

    User user() {
        return Authorization.user(ctx());
    }

    Account account() {
        return Authorization.account(ctx());
    }

    byte[] bytes() {
        return ctx().get(BODY);
    }

    /** Whether the body looks like a JSON object. */
    boolean isObject() {
        return bytes().length > 0 && bytes()[0] == '{';
    }

    /** The bytes of a document that is the body. */
    byte[] content() {
        return "base64".equalsIgnoreCase(header(TRANSFER_ENCODING))
                ? decoded(new String(bytes(), StandardCharsets.ISO_8859_1))
                : bytes();
    }

    static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw DocumentReader.unableToLoad();
        }
    }

    /** The body as JSON, in which all scalars are text. */
    ObjectNode body() {
        return switch (contentType()) {
            case "application/xml", "text/xml" -> Xml.read(bytes());
            case "application/json", "" ->
                    Scalars.asText(JSON.of(new String(bytes(), StandardCharsets.UTF_8)));
            default -> throw DocuSignError.of("UNSUPPORTED_MEDIA_TYPE");
        };
    }

    /** The body of a request that needs none. */
    ObjectNode optionalBody() {
        return bytes().length == 0 ? JsonReader.object() : body();
    }

    String query(String name, String fallback) {
        return Optional.ofNullable(query(name)).filter(text -> !text.isBlank()).orElse(fallback);
    }

    boolean isTrue(String query) {
        return "true".equalsIgnoreCase(query(query));
    }

    int number(String query, int atLeast, int fallback) {
        return Scalars.number(query(query), query, atLeast, fallback);
    }

    /** A time of the query, if it is there. */
    Optional<Instant> time(String query) {
        String text = query(query, "");
        Optional<Instant> time = Scalars.read(text);
        DocuSignError.check(text.isEmpty() || time.isPresent(), query + " is no date: " + text);
        return time;
    }

    boolean includes(String what) {
        return List.of(query("include", "").replace(" ", "").split(",")).contains(what);
    }

    /** An envelope with what the query wants to see of it. */
    ObjectNode json(DocuSignEnvelope envelope) {
        return Answers.envelope(envelope, this::includes);
    }

    /** The envelope or template that the path names. */
    DocuSignEnvelope envelope() {
        return path("envelopeId") != null
                ? envelope(path("envelopeId"))
                : state().template(path("templateId"), account());
    }

    DocuSignEnvelope envelope(String id) {
        return state().envelope(id, account());
    }

    /** The envelopes or templates of the account, as lists show them. */
    List<DocuSignEnvelope> listed(EntityStore<DocuSignEnvelope> all) {
        return all.listed().stream().filter(one -> one.account().equals(account())).toList();
    }

    /** The document that the path names. */
    EnvelopeDocument document() {
        return envelope()
                .document(path("documentId"))
                .orElseThrow(() -> DocuSignError.of("DOCUMENT_DOES_NOT_EXIST"));
    }

    /** The same to be changed, which a lock of somebody else forbids. */
    DocuSignEnvelope envelopeToChange() {
        DocuSignEnvelope envelope = envelope();
        SettingRoutes.checkLock(envelope, header("X-DocuSign-Edit"), now());
        return envelope;
    }

    /** Changes what the path names, and returns what it became. */
    DocuSignEnvelope change(Consumer<DocuSignEnvelope> change) {
        return state().change(
                        envelopeToChange(),
                        change.andThen(
                                e -> e.data().put("lastModifiedDateTime", Scalars.write(now()))));
    }

    /**
     * The part of a list that {@code start_position} and {@code count} ask for, and where the parts
     * before and after it are.
     *
     * @param name of the array, which is left out when the list is empty
     * @param most as much as an answer may hold, also when nobody asks for less
     */
    <T> ObjectNode page(String name, List<T> all, int most, Function<T, ObjectNode> row) {
        int start = number("start_position", 0, 0);
        int count = number("count", 1, most);
        DocuSignError.check(count <= most, "count must be 1 to " + most + ".");
        List<T> rows = new Paging(start, count).of(all);
        int end = start + rows.size();
        ObjectNode json =
                JsonReader.object()
                        .put("resultSetSize", String.valueOf(rows.size()))
                        .put("totalSetSize", String.valueOf(all.size()))
                        .put("startPosition", String.valueOf(start));
        if (!rows.isEmpty()) {
            json.put("endPosition", String.valueOf(end - 1));
            ArrayNode array = json.putArray(name);
            rows.forEach(one -> array.add(row.apply(one)));
        }
        return json.put("nextUri", rows.isEmpty() || end >= all.size() ? "" : uri(end))
                .put("previousUri", start == 0 ? "" : uri(Math.max(0, start - count)));
    }

    /** The same question about another part, relative to the account. */
    private String uri(int start) {
        String path = ctx().normalizedPath().replaceFirst(".*?/accounts/[^/]+", "");
        // many ids may be asked for in a body, but the list is the same
        QueryStringEncoder encoder = new QueryStringEncoder(path.replaceFirst("/status$", ""));
        encoder.addParam("start_position", String.valueOf(start));
        ctx().queryParams().remove("start_position").forEach(encoder::addParam);
        return encoder.toString();
    }

    /** Answers in the format that the client accepts. */
    void answer(int status, String root, ObjectNode value) {
        send(ctx(), status, root, value);
    }

    static void refuse(RoutingContext ctx, DocuSignError error) {
        send(ctx, error.status(), "errorDetails", error.body());
    }

    private static void send(RoutingContext ctx, int status, String root, ObjectNode value) {
        String accept = ctx.request().getHeader(HttpHeaders.ACCEPT);
        boolean xml = accept != null && accept.contains("xml") && !accept.contains("json");
        String type = xml ? "application/xml" : "application/json";
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type + "; charset=utf-8")
                .end(xml ? Xml.write(root, value) : value.toString());
    }

    /** Answers with a PDF, which is drawn first. */
    void pdfDocument(String filename, Drawing drawing) {
        document("application/pdf", filename, drawing);
    }

    /** Answers with a zip file, whose entries are drawn first. */
    void archive(String filename, Drawings entries) {
        document("application/zip", filename, zipped(entries));
    }

    /** Answers with a document, in base64 when the client asks for that. */
    private void document(String contentType, String filename, Drawing drawing) {
        boolean encoded = "base64".equalsIgnoreCase(header(TRANSFER_ENCODING));
        slowly(
                SigningDocument.drawn(filename, drawing).pdf()::draw,
                content -> {
                    String named = "file; filename=\"%s\"; documentid=\"%s\"";
                    String disposition = named.formatted(filename, path("documentId"));
                    ctx().response().putHeader(HttpHeaders.CONTENT_DISPOSITION, disposition);
                    if (encoded) {
                        ctx().response().putHeader(TRANSFER_ENCODING, "base64");
                    }
                    send(contentType, encoded ? Base64.getEncoder().encode(content) : content);
                });
    }
}

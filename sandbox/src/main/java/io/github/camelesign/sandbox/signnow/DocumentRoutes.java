package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.JsonAnswer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** {@code /document}: upload, show and update. */
final class DocumentRoutes {
    // room for the other parts and the boundaries of the multipart form
    private static final long FORM_OVERHEAD = 1 << 20;
    private static final Set<String> UPDATES =
            Set.of("fields", "document_name", "client_timestamp");

    private final Supplier<SignNowWorld> world;
    private final Clock clock;
    private final DocumentIntake intake;

    DocumentRoutes(Supplier<SignNowWorld> world, Clock clock, DocumentIntake intake) {
        this.world = world;
        this.clock = clock;
        this.intake = intake;
    }

    /** Runs before the body is received, so that a refused upload leaves no file behind. */
    void checkLength(RoutingContext ctx) {
        String length = ctx.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            throw SignNowError.api(411, 411, "Content-Length is required");
        }
        if (Long.parseLong(length) > world.get().uploadLimit + FORM_OVERHEAD) {
            throw SignNowError.api(413, 413, "The file is too large");
        }
        ctx.next();
    }

    void upload(RoutingContext ctx) {
        User user = Authorization.user(ctx);
        FileUpload part =
                ctx.fileUploads().stream()
                        .filter(upload -> upload.name().equals("file"))
                        .findFirst()
                        .orElseThrow(() -> SignNowError.invalid("The form has no part \"file\""));
        SignNowWorld current = world.get();
        if (part.size() > current.uploadLimit) {
            throw SignNowError.api(413, 413, "The file is too large");
        }
        String name = ctx.request().getFormAttribute("name");
        Folder folder = folder(user, ctx.request().getFormAttribute("folder_id"));
        // reading a PDF takes too long for the event loop
        ctx.vertx()
                .executeBlocking(
                        () ->
                                intake.accept(
                                        Path.of(part.uploadedFileName()), part.fileName(), name),
                        false)
                .onSuccess(
                        upload -> {
                            Document document =
                                    Document.of(user, folder.id(), upload, clock.instant());
                            current.documents.add(document);
                            JsonAnswer.send(ctx, 200, Map.of("id", document.id()));
                        })
                .onFailure(ctx::fail);
    }

    void show(RoutingContext ctx) {
        JsonAnswer.send(
                ctx, 200, DocumentJson.resource(ctx).write(OwnDocument.of(ctx, world.get())));
    }

    void update(RoutingContext ctx) {
        ObjectNode body = JsonBody.of(ctx);
        String id = OwnDocument.of(ctx, world.get()).id();
        Set<String> others = new TreeSet<>();
        body.fieldNames().forEachRemaining(others::add);
        others.removeAll(UPDATES);
        if (!others.isEmpty()) {
            throw SignNowError.notImplemented("the update of " + String.join(", ", others));
        }
        world.get().documents.change(id, document -> updated(document, body));
        JsonAnswer.send(ctx, 200, Map.of("id", id));
    }

    private Document updated(Document document, ObjectNode body) {
        Document result = document;
        if (body.has("fields")) {
            if (document.hasOpenInvites()) {
                throw SignNowError.invalid("The fields of a document with pending invites stay");
            }
            List<Field> fields = new FieldReader(document).read(body.get("fields"));
            result = result.withFields(fields, clock.instant());
        }
        if (body.has("document_name")) {
            result = result.renamed(JsonBody.text(body, "document_name"), clock.instant());
        }
        return result;
    }

    private static Folder folder(User user, String id) {
        return id == null
                ? user.documents()
                : user.folder(id).orElseThrow(() -> SignNowError.notFound("Folder"));
    }
}

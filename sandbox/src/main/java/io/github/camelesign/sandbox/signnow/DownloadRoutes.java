package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.FileStore;
import io.github.camelesign.sandbox.PdfFiles;
import io.github.camelesign.sandbox.SignatureBlock;
import io.github.camelesign.sandbox.SignatureBlock.Place;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code GET /document/{id}/download}: the document as PDF, with what was signed drawn on it. */
final class DownloadRoutes {
    private final Supplier<SignNowWorld> world;
    private final FileStore files;

    DownloadRoutes(Supplier<SignNowWorld> world, FileStore files) {
        this.world = world;
        this.files = files;
    }

    void download(RoutingContext ctx) {
        Document document = OwnDocument.of(ctx, world.get());
        String type = ctx.queryParams().get("type");
        if (type == null) {
            throw SignNowError.invalid("type is required");
        }
        if (!type.equals("collapsed")) {
            throw SignNowError.notImplemented("downloads of type " + type);
        }
        if (ctx.queryParams().contains("with_history")) {
            throw SignNowError.notImplemented("downloads with_history");
        }
        List<SignatureBlock> blocks = blocks(document);
        if (blocks.isEmpty() || !document.upload().readable()) {
            send(ctx, document, document.upload().file()).onFailure(ctx::fail);
            return;
        }
        Path signed = files.newFile();
        ctx.vertx()
                .<Path>executeBlocking(
                        () -> {
                            PdfFiles.sign(document.upload().file(), blocks, signed);
                            return signed;
                        },
                        false)
                .compose(pdf -> send(ctx, document, pdf))
                .onFailure(ctx::fail)
                .onComplete(
                        sent -> ctx.vertx().executeBlocking(() -> Files.deleteIfExists(signed)));
    }

    private static Future<Void> send(RoutingContext ctx, Document document, Path pdf) {
        return ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/pdf")
                .putHeader(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + filename(document.upload().name()) + "\"")
                .sendFile(pdf.toString());
    }

    private static String filename(String documentName) {
        String name = documentName.replaceAll("[\"\\\\\\p{Cntrl}]", "_");
        return name.toLowerCase(Locale.ROOT).endsWith(".pdf") ? name : name + ".pdf";
    }

    private static List<SignatureBlock> blocks(Document document) {
        return Stream.concat(
                        document.fieldInvites().stream()
                                .filter(invite -> invite.is(FieldInvite.Status.FULFILLED))
                                .map(
                                        i ->
                                                new SignatureBlock(
                                                        i.email(),
                                                        i.updated(),
                                                        place(document, i))),
                        document.freeformInvites().stream()
                                .filter(invite -> invite.signatureId() != null)
                                .map(i -> new SignatureBlock(i.email(), i.signed(), null)))
                .sorted(Comparator.comparing(SignatureBlock::at))
                .toList();
    }

    private static Place place(Document document, FieldInvite invite) {
        return document.fields().stream()
                .filter(field -> field.isSignature() && field.role().equals(invite.role()))
                .map(Field::attributes)
                .map(
                        at ->
                                new Place(
                                        at.path("page_number").asInt(),
                                        (float) at.path("x").asDouble(),
                                        (float) at.path("y").asDouble()))
                .findFirst()
                .orElse(null);
    }
}

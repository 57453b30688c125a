// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * One request to a provider, the state that it meets, and the ways to answer it that all providers
 * share.
 *
 * @param <S> the provider's state
 */
public abstract class Call<S extends ProviderState<?>> {
    private static final ObjectMapper MAPPER =
            new ObjectMapper()
                    .registerModule(
                            new SimpleModule()
                                    .addSerializer(Instant.class, ToStringSerializer.instance)
                                    .addSerializer(Path.class, new Base64File()));

    /** Writes the content of a file, which may be larger than the heap. */
    private static final class Base64File extends JsonSerializer<Path> {
        @Override
        public void serialize(Path file, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                json.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, in, -1);
            }
        }
    }

    private final RoutingContext ctx;
    private final S state;

    /** For one request, on its way through the provider's router. */
    protected Call(RoutingContext ctx, S state) {
        this.ctx = ctx;
        this.state = state;
    }

    /** The request itself. */
    public final RoutingContext ctx() {
        return ctx;
    }

    /** As it was when the request came. */
    public final S state() {
        return state;
    }

    /** What time it is. */
    public final Instant now() {
        return state.now();
    }

    /** The address under which the client reaches the API, without a slash at its end. */
    public final String base() {
        String prefix = ctx.mountPoint().replaceAll("/$", "");
        return ctx.request().scheme() + "://" + ctx.request().authority() + prefix;
    }

    /** A variable of the path. */
    public final String path(String name) {
        return ctx.pathParam(name);
    }

    /** Null when the query has no such parameter. */
    public final String query(String name) {
        return ctx.queryParams().get(name);
    }

    /** Null when the request has no such header. */
    public final String header(String name) {
        return ctx.request().getHeader(name);
    }

    /** In lower case, without what comes after the semicolon; empty when there is none. */
    public final String contentType() {
        return contentType(ctx);
    }

    /** The same of a request that is not a call yet. */
    public static String contentType(RoutingContext ctx) {
        String type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type == null ? "" : type.split(";")[0].trim().toLowerCase(Locale.ROOT);
    }

    /** Whether the request came with a body, which was read. */
    public final boolean hasBody() {
        return ctx.body().length() > 0;
    }

    /** The file of a multipart form that is in this part. */
    public final Optional<FileUpload> uploaded(String part) {
        return ctx.fileUploads().stream().filter(file -> file.name().equals(part)).findFirst();
    }

    /** The fields of a form. */
    public final MultiMap form() {
        return ctx.request().formAttributes();
    }

    /** Answers 200 with the value as JSON. */
    public final void answer(Object value) {
        answer(200, value);
    }

    /** Answers with the value as JSON. */
    public final void answer(int status, Object value) {
        answer(ctx, status, value);
    }

    /** The same to a request that is not a call. */
    public static void answer(RoutingContext ctx, int status, Object value) {
        try {
            ctx.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(Buffer.buffer(MAPPER.writeValueAsBytes(value)));
        } catch (JsonProcessingException e) {
            ctx.fail(e);
        }
    }

    /** Answers 200 without a body. */
    public final void done() {
        ctx.response().setStatusCode(200).end();
    }

    /** Answers 204. */
    public final void noContent() {
        ctx.response().setStatusCode(204).end();
    }

    /** Sends a browser elsewhere. */
    public final void redirect(String address) {
        Page.redirect(ctx, address);
    }

    /** Answers with something that is not JSON. */
    public final void send(String contentType, byte[] content) {
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, contentType);
        ctx.response().end(Buffer.buffer(content));
    }

    /** Answers with a file to be saved. */
    public final void file(String contentType, String filename, byte[] content) {
        name(contentType, filename);
        send(contentType, content);
    }

    /**
     * Answers with a file to be saved, from the disk, since it may be larger than the heap.
     *
     * @param tempFiles is closed when the file was sent
     */
    public final void file(String contentType, String filename, Path file, TempFiles tempFiles) {
        name(contentType, filename);
        send(file, tempFiles);
    }

    /** Makes a file that is thrown away afterwards, or names one that exists. */
    @FunctionalInterface
    public interface Drawing {
        /** May take long. */
        Path draw(TempFiles tempFiles) throws IOException;
    }

    /** Makes files like {@link Drawing}, each under its name. */
    @FunctionalInterface
    public interface Drawings {
        /** May take long. */
        Map<String, Path> draw(TempFiles tempFiles) throws IOException;
    }

    /** Answers with a PDF to be saved, which is drawn first. */
    public final void pdf(String filename, Drawing drawing) {
        drawn("application/pdf", filename, drawing);
    }

    /** Answers with a zip file to be saved, whose entries are drawn first. */
    public final void zip(String filename, Drawings entries) {
        drawn("application/zip", filename, zipped(entries));
    }

    /** Packs what is drawn into one zip file. */
    public final Drawing zipped(Drawings entries) {
        return tempFiles -> {
            Path target = tempFiles.add(state.services().files().newFile());
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
                for (Map.Entry<String, Path> entry : entries.draw(tempFiles).entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    Files.copy(entry.getValue(), zip);
                    zip.closeEntry();
                }
            }
            return target;
        };
    }

    /** The name goes without what file systems and headers do not take. */
    private void drawn(String contentType, String filename, Drawing drawing) {
        TempFiles tempFiles = new TempFiles();
        String safe = filename.replaceAll("[\"\\\\/:*<>|\\p{Cntrl}]", "_");
        slowly(() -> drawing.draw(tempFiles), file -> file(contentType, safe, file, tempFiles));
    }

    /**
     * Answers with JSON of a file that is drawn first, by way of the disk.
     *
     * @param json makes what is answered, in which each path stands for its file in Base64
     */
    public final void inJson(Drawing drawing, UnaryOperator<Object> json) {
        TempFiles tempFiles = new TempFiles();
        Path target = tempFiles.add(state.services().files().newFile());
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        slowly(
                () -> {
                    MAPPER.writeValue(target.toFile(), json.apply(drawing.draw(tempFiles)));
                    return target;
                },
                written -> send(written, tempFiles));
    }

    private void send(Path file, TempFiles tempFiles) {
        Callable<?> close = Executors.callable(tempFiles::close);
        ctx.response()
                .sendFile(file.toString())
                .onFailure(ctx::fail)
                .onComplete(sent -> ctx.vertx().executeBlocking(close));
    }

    /** For what takes too long for the event loop, like reading a PDF. */
    public final <T> void slowly(Callable<T> work, Consumer<T> then) {
        ctx.vertx()
                .executeBlocking(work, false)
                .map(
                        result -> {
                            then.accept(result);
                            return result;
                        })
                .onFailure(ctx::fail);
    }

    private void name(String contentType, String filename) {
        String disposition = "attachment; filename=\"" + filename + "\"";
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaders.CONTENT_DISPOSITION, disposition);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.TempFiles;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads multipart forms that came compressed as a whole. The server could do that for all
 * providers, but then one that takes no compressed bodies would take them here.
 */
final class GzippedForm implements Handler<RoutingContext> {
    private static final int CHUNK = 1 << 16;

    private final Path directory;

    GzippedForm(Path directory) {
        this.directory = directory;
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (!"gzip".equalsIgnoreCase(ctx.request().getHeader(HttpHeaders.CONTENT_ENCODING))) {
            ctx.next();
            return;
        }
        TempFiles tempFiles = new TempFiles();
        ctx.addEndHandler(ended -> tempFiles.close());
        Path packed = tempFiles.add(newFile());
        // opened at once, since whoever delayed the request lets its body go on right after this
        AsyncFile target =
                ctx.vertx().fileSystem().openBlocking(packed.toString(), new OpenOptions());
        ctx.request()
                .pipeTo(target)
                .compose(
                        received ->
                                ctx.vertx()
                                        .executeBlocking(
                                                () -> unpack(packed, contentType(ctx), tempFiles),
                                                false))
                .onSuccess(
                        form -> {
                            form.keepIn(ctx);
                            ctx.next();
                        })
                .onFailure(ctx::fail);
    }

    private static String contentType(RoutingContext ctx) {
        String type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.startsWith("multipart/form-data")) {
            throw SigneasyError.invalid("The body must be a multipart form");
        }
        return type;
    }

    private UploadForm unpack(Path packed, String contentType, TempFiles tempFiles)
            throws IOException {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        request.headers().set(HttpHeaders.CONTENT_TYPE, contentType);
        DefaultHttpDataFactory onDisk = new DefaultHttpDataFactory(true);
        onDisk.setBaseDir(directory.toString());
        HttpPostMultipartRequestDecoder decoder =
                new HttpPostMultipartRequestDecoder(onDisk, request);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                decoder.offer(new DefaultHttpContent(Unpooled.copiedBuffer(chunk, 0, read)));
            }
            decoder.offer(LastHttpContent.EMPTY_LAST_CONTENT);
            return form(decoder, tempFiles);
        } catch (ZipException | EOFException | ErrorDataDecoderException e) {
            throw SigneasyError.invalid("The body is no multipart form compressed with gzip");
        } finally {
            decoder.destroy();
            onDisk.cleanAllHttpData();
        }
    }

    private UploadForm form(HttpPostMultipartRequestDecoder decoder, TempFiles tempFiles)
            throws IOException {
        MultiMap texts = MultiMap.caseInsensitiveMultiMap();
        Path file = null;
        String filename = null;
        for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
            if (part instanceof Attribute text) {
                texts.add(text.getName(), text.getValue());
            } else if (part instanceof FileUpload upload
                    && upload.getName().equals(UploadForm.FILE_PART)) {
                file = tempFiles.add(newFile());
                filename = upload.getFilename();
                upload.renameTo(file.toFile());
            }
        }
        if (file == null) {
            throw UploadForm.noFile();
        }
        return new UploadForm(texts, file, filename);
    }

    private Path newFile() {
        return directory.resolve(RandomIds.hex(16));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.BodyOnDisk;
import io.github.camelesign.sandbox.core.Call;
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
import io.vertx.core.MultiMap;
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
 * The form of an upload, which may come compressed as a whole. The server could unpack it for all
 * providers, but then one that takes no compressed bodies would take them here.
 */
record UploadForm(MultiMap texts, Path file) {
    private static final String FILE_PART = "file";
    private static final String KEY = UploadForm.class.getName();
    private static final int CHUNK = 1 << 16;

    /** Reads a compressed form; others wait for the server's own reader. */
    static void unpack(RoutingContext ctx, Path directory) {
        if (!"gzip".equalsIgnoreCase(ctx.request().getHeader(HttpHeaders.CONTENT_ENCODING))) {
            ctx.next();
            return;
        }
        SigneasyError.invalid("The body must be a multipart form")
                .when(!Call.contentType(ctx).equals("multipart/form-data"));
        String type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
        BodyOnDisk.receive(
                ctx,
                directory,
                (packed, files) -> unpacked(packed, type, directory, files),
                form -> {
                    ctx.put(KEY, form);
                    ctx.next();
                });
    }

    static boolean isRead(RoutingContext ctx) {
        return ctx.get(KEY) != null;
    }

    static UploadForm of(RoutingContext ctx) {
        if (isRead(ctx)) {
            return ctx.get(KEY);
        }
        MultiMap texts = ctx.request().formAttributes();
        return ctx.fileUploads().stream()
                .filter(upload -> upload.name().equals(FILE_PART))
                .findFirst()
                .map(upload -> new UploadForm(texts, Path.of(upload.uploadedFileName())))
                .orElseThrow(UploadForm::noFile);
    }

    private static SigneasyError noFile() {
        return SigneasyError.invalid("The form needs a part \"file\"");
    }

    private static UploadForm unpacked(
            Path packed, String contentType, Path directory, BodyOnDisk files) throws IOException {
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
            MultiMap texts = MultiMap.caseInsensitiveMultiMap();
            Path file = null;
            for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
                if (part instanceof Attribute text) {
                    texts.add(text.getName(), text.getValue());
                } else if (part instanceof FileUpload upload
                        && upload.getName().equals(FILE_PART)) {
                    file = files.newFile();
                    upload.renameTo(file.toFile());
                }
            }
            if (file == null) {
                throw noFile();
            }
            return new UploadForm(texts, file);
        } catch (ZipException | EOFException | ErrorDataDecoderException e) {
            throw SigneasyError.invalid("The body is no multipart form compressed with gzip");
        } finally {
            decoder.destroy();
            onDisk.cleanAllHttpData();
        }
    }
}

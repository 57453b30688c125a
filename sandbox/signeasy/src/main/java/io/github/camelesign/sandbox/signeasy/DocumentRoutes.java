// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.Endpoints.BodyOnDisk;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.signeasy.Document.Type;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Originals, and templates, which people make in Signeasy's own editor. */
final class DocumentRoutes {
    private DocumentRoutes() {}

    static void mount(SigneasyEndpoints api) {
        for (String path : List.of("/v1/files/original", "/v3/original")) {
            String one = path + "/:id";
            api.on("GET", path, c -> c.answerList(originals(c)));
            api.upload(path, DocumentRoutes::upload);
            api.on("GET", one, c -> c.answer(SigneasyJson.of(c.document(Type.ORIGINAL))));
            api.on("PUT", one, DocumentRoutes::renameOriginal);
            api.on("DELETE", one, c -> delete(c, Type.ORIGINAL));
            api.on("GET", one + "/download", DocumentRoutes::download);
        }
        for (String path : List.of("/v1/library/template", "/v3/template")) {
            String one = path + "/:id";
            api.on("GET", path, DocumentRoutes::templates);
            api.on("GET", one, c -> answer(c, c.document(Type.TEMPLATE)));
            api.on("PUT", one, c -> answer(c, rename(c, c.document(Type.TEMPLATE))));
            api.on("DELETE", one, c -> delete(c, Type.TEMPLATE));
        }
        // originals and signed files together
        api.on(
                "GET",
                "/v1/files",
                c ->
                        c.answerList(
                                Stream.concat(
                                        originals(c),
                                        c.signedFiles().map(s -> SigneasyJson.of(s, false)))));
    }

    private static Stream<ObjectNode> originals(SigneasyCall call) {
        return call.documents(Type.ORIGINAL).map(SigneasyJson::of);
    }

    private static void templates(SigneasyCall call) {
        Stream<Document> templates = call.documents(Type.TEMPLATE);
        call.answer(templates.map(t -> SigneasyJson.template(t, call.newer())).toList());
    }

    private static void answer(SigneasyCall call, Document template) {
        call.answer(SigneasyJson.template(template, call.newer()));
    }

    private static void upload(SigneasyCall call) {
        UploadForm form = UploadForm.of(call.ctx());
        String name = form.texts().get("name");
        SigneasyError.invalid("name is required").when(name == null || name.isBlank());
        String flag = Optional.ofNullable(form.texts().get("rename_if_exists")).orElse("false");
        SigneasyError.invalid("rename_if_exists must be true or false")
                .when(!flag.matches("true|false|1|0"));
        boolean rename = flag.matches("true|1");
        call.slowly(
                () -> accept(call, form, name),
                upload -> call.answer(SigneasyJson.of(add(call, upload, rename))));
    }

    /** The name says the type, whatever the file was called on its way. */
    private static Upload accept(SigneasyCall call, UploadForm form, String name)
            throws IOException {
        SigneasyError.api(413, "file_too_large", "The file is too large")
                .when(Files.size(form.file()) > call.state().uploadLimit);
        return call.state().intake.accept(form.file(), name, name);
    }

    private static Document add(SigneasyCall call, Upload upload, boolean rename) {
        SigneasyState state = call.state();
        synchronized (state) {
            String name = upload.name();
            for (int i = 1; exists(call, name, 0); i++) {
                SigneasyError.filenameExists().when(!rename);
                name = upload.name().replaceFirst("(\\.[^.]*)?$", "_" + i + "$1");
            }
            Document original =
                    Document.original(state.newId(), call.user(), upload.renamed(name), call.now());
            state.documents.add(original);
            return original;
        }
    }

    private static void renameOriginal(SigneasyCall call) {
        Document original = call.document(Type.ORIGINAL);
        SigneasyError.filenameExists()
                .when(exists(call, call.body().path("name").asText(), original.id()));
        call.answer(SigneasyJson.of(rename(call, original)));
    }

    private static boolean exists(SigneasyCall call, String name, int exceptId) {
        return call.documents(Type.ORIGINAL)
                .anyMatch(other -> other.id() != exceptId && other.name().equals(name));
    }

    private static Document rename(SigneasyCall call, Document document) {
        String name = call.body().path("name").asText();
        return call.state()
                .documents
                .change(String.valueOf(document.id()), d -> d.renamed(name, call.now()));
    }

    private static void download(SigneasyCall call) {
        Upload upload = call.document(Type.ORIGINAL).upload();
        call.pdf(upload.downloadName(".pdf"), tempFiles -> upload.file());
    }

    private static void delete(SigneasyCall call, Type type) {
        call.state().documents.remove(call.document(type));
        call.noContent();
    }

    /**
     * The form of an upload, which may come compressed as a whole. The server could unpack it for
     * all providers, but then one that takes no compressed bodies would take them here.
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
                Path packed, String contentType, Path directory, BodyOnDisk files)
                throws IOException {
            HttpRequest request =
                    new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
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
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Predicate;

/** Originals, the same in all versions but for where they are. */
final class OriginalRoutes {
    private final DocumentIntake intake;

    OriginalRoutes(DocumentIntake intake) {
        this.intake = intake;
    }

    void mount(SigneasyEndpoints endpoints) {
        mount(endpoints, "/v1/files/original");
        mount(endpoints, "/v3/original");
        endpoints.bearer("PUT", "/v1/files/original/:id", this::rename);
    }

    private void mount(SigneasyEndpoints endpoints, String prefix) {
        endpoints.upload(prefix, this::upload);
        endpoints.bearer("GET", prefix, OriginalRoutes::list);
        endpoints.bearer("GET", prefix + "/:id", c -> c.answer(200, FileJson.of(c.original())));
        endpoints.bearer("GET", prefix + "/:id/download", OriginalRoutes::download);
        endpoints.bearer("DELETE", prefix + "/:id", OriginalRoutes::delete);
    }

    private void upload(SigneasyCall call) {
        UploadForm form = UploadForm.of(call.ctx());
        String name = form.texts().get("name");
        if (name == null || name.isBlank()) {
            throw SigneasyError.invalid("name is required");
        }
        String flag = form.texts().get("rename_if_exists");
        boolean rename =
                flag != null
                        && RequestBody.flag(
                                RequestBody.none().put("rename_if_exists", flag),
                                "rename_if_exists");
        call.slowly(
                () -> accept(call, form, name),
                upload -> call.answer(200, FileJson.of(add(call, upload, rename))));
    }

    /** The name says the type, whatever the file was called on its way. */
    private Upload accept(SigneasyCall call, UploadForm form, String name) throws IOException {
        if (Files.size(form.file()) > call.state().uploadLimit) {
            throw SigneasyError.tooLarge();
        }
        return intake.accept(form.file(), name, name);
    }

    private static Original add(SigneasyCall call, Upload upload, boolean rename) {
        SigneasyState state = call.state();
        synchronized (state) {
            String name = upload.name();
            for (int i = 1; nameExists(call, name, o -> true); i++) {
                if (!rename) {
                    throw SigneasyError.filenameExists();
                }
                name = numbered(upload.name(), i);
            }
            Original original =
                    new Original(
                            state.ids.next(),
                            call.user(),
                            upload.renamed(name),
                            call.now(),
                            call.now());
            state.originals.add(original);
            return original;
        }
    }

    private void rename(SigneasyCall call) {
        Original original = call.original();
        String name = RequestBody.JSON.text(call.body(), "name");
        if (nameExists(call, name, other -> other.id() != original.id())) {
            throw SigneasyError.filenameExists();
        }
        call.answer(
                200,
                FileJson.of(
                        call.state()
                                .originals
                                .change(call.path("id"), o -> o.renamed(name, call.now()))));
    }

    private static boolean nameExists(SigneasyCall call, String name, Predicate<Original> among) {
        return call.state().originals.all().stream()
                .filter(original -> call.isMine(original.owner()))
                .filter(among)
                .anyMatch(original -> original.upload().name().equals(name));
    }

    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? name + "_" + number
                : name.substring(0, dot) + "_" + number + name.substring(dot);
    }

    private static void list(SigneasyCall call) {
        call.answer(
                200,
                FileJson.list(
                        FileJson.each(
                                call.state().originals.all().stream()
                                        .filter(original -> call.isMine(original.owner())),
                                FileJson::of)));
    }

    private static void download(SigneasyCall call) {
        Upload upload = call.original().upload();
        call.pdf(upload.downloadName(".pdf"), tempFiles -> upload.file());
    }

    private static void delete(SigneasyCall call) {
        call.state().originals.remove(call.original());
        call.noContent();
    }
}

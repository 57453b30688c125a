// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;

/** The form of an upload. */
record UploadForm(MultiMap texts, Path file, String filename) {
    static final String FILE_PART = "file";
    private static final String KEY = UploadForm.class.getName();

    /** Keeps a form that did not come through the server's own reader. */
    void keepIn(RoutingContext ctx) {
        ctx.put(KEY, this);
    }

    static boolean isRead(RoutingContext ctx) {
        return ctx.get(KEY) != null;
    }

    static UploadForm of(RoutingContext ctx) {
        return isRead(ctx)
                ? ctx.get(KEY)
                : ctx.fileUploads().stream()
                        .filter(upload -> upload.name().equals(FILE_PART))
                        .findFirst()
                        .map(
                                upload ->
                                        new UploadForm(
                                                ctx.request().formAttributes(),
                                                Path.of(upload.uploadedFileName()),
                                                upload.fileName()))
                        .orElseThrow(UploadForm::noFile);
    }

    static SigneasyError noFile() {
        return SigneasyError.invalid("The form needs a part \"file\"");
    }
}

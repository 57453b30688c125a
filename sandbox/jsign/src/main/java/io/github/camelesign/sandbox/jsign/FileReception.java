// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.FileStore;
import io.github.camelesign.sandbox.core.Sha256;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.ReceivedFile;
import io.github.camelesign.sandbox.jsign.JSignError.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Takes files in as documents, with the hash that the blockchain is to prove. */
record FileReception(DocumentIntake intake) {
    static final Set<String> CONVERTED =
            Set.of("doc", "docx", "xls", "xlsx", "ppt", "pptx", "png", "jpg", "jpeg");

    FileReception(FileStore files) {
        this(new DocumentIntake(files, CONVERTED, Code.FILE_TYPE_NOT_SUPPORTED::error));
    }

    /** The file itself may be deleted afterwards. */
    ReceivedFile accept(Path file, String filename, long limit) throws IOException {
        Code.FILE_SIZE_LIMIT_EXCEEDED.refuseIf(Files.size(file) > limit);
        return hashed(intake.accept(file, filename, filename));
    }

    ReceivedFile sample(String name) throws IOException {
        return hashed(intake.sample(name));
    }

    ReceivedFile sparse(String name, long bytes) throws IOException {
        return hashed(intake.sparse(name, bytes));
    }

    private static ReceivedFile hashed(Upload upload) throws IOException {
        return new ReceivedFile(upload, Sha256.of(upload.file()));
    }
}

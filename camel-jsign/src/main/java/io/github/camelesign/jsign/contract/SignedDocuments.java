// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.contract;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.jsign.JSignOperation;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.ContractCalls.Download;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.camel.StreamCache;

/** The signed documents of an envelope: jSign gives them one by one. */
final class SignedDocuments {

    private final String envelopeId;
    private final ContractCalls calls;

    SignedDocuments(String envelopeId, ContractCalls calls) {
        this.envelopeId = envelopeId;
        this.calls = calls;
    }

    /** One PDF, or an archive of several. */
    Download file(List<String> documentIds) throws EsignOperationException {
        return documentIds.size() == 1 ? document(documentIds.get(0)) : archive(documentIds);
    }

    private Download document(String documentId) throws EsignOperationException {
        return calls.download(
                JSignOperation.ENVELOPE_DOWNLOAD,
                Map.of("envelopeId", envelopeId, "documentId", documentId, "signedCopy", "true"));
    }

    /** By number, as two documents may have one name. */
    private Download archive(List<String> documentIds) throws EsignOperationException {
        try {
            Path file = Files.createTempFile("camel-jsign-signed", ".zip");
            // not on disk any more once it is read
            try (OutputStream out = Files.newOutputStream(file);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (int i = 0; i < documentIds.size(); i++) {
                    zip.putNextEntry(new ZipEntry("document-%d.pdf".formatted(i + 1)));
                    if (document(documentIds.get(i)).content() instanceof StreamCache content) {
                        content.writeTo(zip);
                    }
                    zip.closeEntry();
                }
            } catch (IOException | EsignOperationException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return new Download(
                    Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE),
                    "application/zip");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

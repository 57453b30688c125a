// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.internal.content.MediaType;
import java.util.Map;

/** The extension of files of the types that providers answer. */
final class FileExtension {

    private static final Map<String, String> OF_TYPE =
            Map.of(
                    "application/pdf", ".pdf",
                    "application/zip", ".zip",
                    "application/xml", ".xml",
                    "text/xml", ".xml",
                    "text/html", ".html",
                    "text/csv", ".csv",
                    "text/plain", ".txt",
                    "image/png", ".png",
                    "image/jpeg", ".jpg",
                    "image/gif", ".gif");

    private FileExtension() {}

    /** With its dot; nothing if it is not known. */
    static String of(String contentType) {
        return MediaType.parse(contentType)
                .map(type -> OF_TYPE.getOrDefault(type.name(), ""))
                .orElse("");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.documents;

import static io.github.camelesign.spi.Content.quotable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.util.FileUtil;

/** The name of a document that is sent, and which document of the definition it is. */
final class FileDisposition {

    private static final String NAME = "file; filename=\"%s\"";
    private static final String NOT_ASCII = "[^\\x20-\\x7e]";

    private FileDisposition() {}

    /** Of a part, whose header may hold any letters. */
    static String ofPart(String fileName, Map<String, String> parameters) {
        StringBuilder disposition = new StringBuilder(NAME.formatted(quotable(fileName)));
        parameters.forEach(
                (name, value) ->
                        disposition.append("; ").append(name).append('=').append(token(value)));
        return disposition.append(extension(fileName)).toString();
    }

    /** Of a request, whose headers hold ASCII only: other letters go by RFC 6266. */
    static String ofRequest(String fileName) {
        String quoted = quotable(fileName);
        String ascii = quoted.replaceAll(NOT_ASCII, "_");
        String disposition = NAME.formatted(ascii);
        return ascii.equals(quoted)
                ? disposition + extension(ascii)
                : disposition + "; filename*=UTF-8''" + encoded(fileName) + extension(ascii);
    }

    private static String encoded(String fileName) {
        return URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** DocuSign takes a document for a PDF unless this says otherwise. */
    private static String extension(String fileName) {
        String extension = FileUtil.onlyExt(fileName, true);
        return extension == null || "pdf".equalsIgnoreCase(extension)
                ? ""
                : "; fileExtension=" + token(extension);
    }

    private static String token(String value) {
        return value.matches("[\\w.-]+") ? value : "\"" + quotable(value) + "\"";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body of several parts. DocuSign's parts need no name, and files among them are of disposition
 * {@code file}, which general readers of multipart forms refuse.
 */
final class Multipart {
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);

    private Multipart() {}

    /**
     * One part.
     *
     * @param headers by name in any case
     */
    record Part(Map<String, String> headers, byte[] content) {
        private static final Pattern PARAMETER =
                Pattern.compile(";\\s*([A-Za-z*]+)\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))");

        /** What a request for one file is: its header looks like that of a part. */
        static Part of(String disposition, byte[] content) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.put("Content-Disposition", disposition == null ? "" : ";" + disposition);
            return new Part(headers, content);
        }

        String contentType() {
            return headers.getOrDefault("Content-Type", "text/plain").split(";")[0].trim();
        }

        boolean isDefinition() {
            return contentType().endsWith("json") || contentType().endsWith("xml");
        }

        /** A parameter of the disposition, whose name is written in any case. */
        String parameter(String name) {
            Matcher parameters = PARAMETER.matcher(headers.getOrDefault("Content-Disposition", ""));
            while (parameters.find()) {
                if (parameters.group(1).equalsIgnoreCase(name)) {
                    return parameters.group(2) == null ? parameters.group(3) : parameters.group(2);
                }
            }
            return null;
        }
    }

    static List<Part> read(byte[] body, String contentType) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw DocuSignError.invalidBody("The Content-Type names no boundary.");
        }
        String delimiter =
                "\r\n--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
        // a letter for each byte; the first delimiter may be the first thing of all
        String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        int from = text.indexOf(delimiter);
        while (from >= 0) {
            from += delimiter.length();
            if (text.startsWith("--", from)) {
                return parts;
            }
            int next = text.indexOf(delimiter, from);
            if (next >= 0) {
                parts.add(part(text.substring(from, next)));
            }
            from = next;
        }
        throw DocuSignError.invalidBody("The multipart body does not end with its boundary.");
    }

    private static Part part(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw DocuSignError.invalidBody("A part has no empty line after its headers.");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byte[] head = text.substring(0, end).getBytes(StandardCharsets.ISO_8859_1);
        for (String line : new String(head, StandardCharsets.UTF_8).split("\r\n")) {
            String[] pair = line.split(":", 2);
            if (pair.length == 2) {
                headers.put(pair[0].trim(), pair[1].trim());
            }
        }
        String content = text.substring(end + 4);
        boolean encoded = "base64".equalsIgnoreCase(headers.get("Content-Transfer-Encoding"));
        return new Part(
                headers,
                encoded
                        ? DocuSignCall.decoded(content)
                        : content.getBytes(StandardCharsets.ISO_8859_1));
    }
}

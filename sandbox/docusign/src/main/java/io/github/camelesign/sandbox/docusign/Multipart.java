// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
    private static final byte[] LINE = {'\r', '\n'};
    private static final byte[] END_OF_HEADERS = {'\r', '\n', '\r', '\n'};

    private final byte[] body;
    private final byte[] delimiter;

    private Multipart(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * One part.
     *
     * @param headers by name in any case
     */
    record Part(Map<String, String> headers, byte[] content) {
        private static final Pattern PARAMETER =
                Pattern.compile(";\\s*([A-Za-z*]+)\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))");

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
        String text = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        return new Multipart(startingWithLine(body), text).parts();
    }

    /** The first delimiter may be the first thing of all. */
    private static byte[] startingWithLine(byte[] body) {
        byte[] longer = Arrays.copyOf(LINE, body.length + LINE.length);
        System.arraycopy(body, 0, longer, LINE.length, body.length);
        return longer;
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int start = find(delimiter, 0);
        while (start >= 0) {
            int from = start + delimiter.length;
            if (from + 1 < body.length && body[from] == '-' && body[from + 1] == '-') {
                return parts;
            }
            int next = find(delimiter, from);
            if (next < 0) {
                break;
            }
            parts.add(part(from, next));
            start = next;
        }
        throw DocuSignError.invalidBody("The multipart body does not end with its boundary.");
    }

    private Part part(int from, int to) {
        int end = find(END_OF_HEADERS, from);
        if (end < 0 || end > to) {
            throw DocuSignError.invalidBody("A part has no empty line after its headers.");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String head = new String(body, from, end - from, StandardCharsets.UTF_8);
        for (String line : head.split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon).trim(), line.substring(colon + 1).trim());
            }
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int start = end + END_OF_HEADERS.length;
        content.write(body, start, Math.max(0, to - start));
        String encoding = headers.getOrDefault("Content-Transfer-Encoding", "binary");
        return new Part(
                headers,
                encoding.toLowerCase(Locale.ROOT).equals("base64")
                        ? DocuSignCall.decoded(content.toByteArray())
                        : content.toByteArray());
    }

    private int find(byte[] wanted, int from) {
        for (int i = from; i <= body.length - wanted.length; i++) {
            if (Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * An answer as bytes on the wire, in parts that a script may send as it likes.
 *
 * @param headers beside those that say how the body is framed
 */
public record ServerAnswer(
        int status, Map<String, String> headers, byte[] content, Framing framing) {

    /** How the end of a body is known. */
    public enum Framing {
        /** By a Content-Length. */
        SIZED,
        /** By a last chunk, of length 0. */
        CHUNKED,
        /** By the end of the connection. */
        UNTIL_CLOSE
    }

    /** With an empty body. */
    public static ServerAnswer of(int status) {
        return new ServerAnswer(status, Map.of(), new byte[0], Framing.SIZED);
    }

    public static ServerAnswer json(int status, String json) {
        return of(status).with("application/json", json);
    }

    public static ServerAnswer html(int status, String html) {
        return of(status).with("text/html", html);
    }

    public ServerAnswer with(String contentType, String text) {
        return new ServerAnswer(status, headers, text.getBytes(StandardCharsets.UTF_8), framing)
                .header("Content-Type", contentType);
    }

    public ServerAnswer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ServerAnswer(status, more, content, framing);
    }

    public ServerAnswer framed(Framing as) {
        return new ServerAnswer(status, headers, content, as);
    }

    public ServerAnswer gzip() {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ServerAnswer(status, headers, zipped.toByteArray(), framing)
                .header("Content-Encoding", "gzip");
    }

    public byte[] statusLine() {
        return ascii("HTTP/1.1 %d Status\r\n".formatted(status));
    }

    /** Status line and headers, to the empty line. */
    public byte[] head() {
        StringBuilder text = new StringBuilder();
        headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
        switch (framing) {
            case SIZED -> {
                // a 204 has no body, and so no length of one
                if (status != 204) {
                    text.append("Content-Length: " + content.length + "\r\n");
                }
            }
            case CHUNKED -> text.append("Transfer-Encoding: chunked\r\n");
            case UNTIL_CLOSE -> text.append("Connection: close\r\n");
        }
        return joined(statusLine(), ascii(text + "\r\n"));
    }

    /** The body as it is framed; in chunks: two of them, and the last. */
    public byte[] body() {
        if (framing != Framing.CHUNKED) {
            return content;
        }
        int middle = content.length / 2;
        return joined(
                chunk(Arrays.copyOfRange(content, 0, middle)),
                chunk(Arrays.copyOfRange(content, middle, content.length)),
                ascii("0\r\n\r\n"));
    }

    private static byte[] chunk(byte[] content) {
        return content.length == 0
                ? content
                : joined(
                        ascii(Integer.toHexString(content.length) + "\r\n"),
                        content,
                        ascii("\r\n"));
    }

    public byte[] bytes() {
        return joined(head(), body());
    }

    /** The head and the first half of the body. */
    public byte[] half() {
        byte[] body = body();
        return joined(head(), Arrays.copyOf(body, body.length / 2));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

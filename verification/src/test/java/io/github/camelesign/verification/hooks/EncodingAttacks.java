// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.hooks;

import static io.github.camelesign.verification.hooks.Attack.harmless;
import static io.github.camelesign.verification.hooks.Attack.rejected;
import static io.github.camelesign.verification.hooks.Attack.unread;
import static io.github.camelesign.verification.hooks.AttackKind.ENCODED;
import static io.github.camelesign.verification.hooks.AttackKind.SIZED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Bodies that are packed, in odd letters, forms, or of odd sizes, and signed. */
final class EncodingAttacks {

    private static final int MOST = 5 * 1024 * 1024;

    private EncodingAttacks() {}

    static Stream<Attack> all() {
        return Stream.concat(encodings(), sizes());
    }

    private static Stream<Attack> encodings() {
        return Stream.of(
                compressed("gzip"),
                compressed("x-gzip"),
                compressed("deflate"),
                compressed("br"),
                compressed("gzip, identity"),
                compressed("GZIP"),
                compressed("aes128gcm"),
                harmless(ENCODED, "identity", call -> call.header("Content-Encoding: Identity")),
                rejected(
                        ENCODED,
                        "two encodings",
                        call ->
                                call.header("Content-Encoding: identity")
                                        .header("Content-Encoding: gzip"),
                        415),
                rejected(
                        ENCODED,
                        "gzip of 20 MB",
                        call ->
                                call.encoded(b -> gzip(new byte[20_000_000]))
                                        .header("Content-Encoding: gzip"),
                        415),
                unread(
                        ENCODED,
                        "gzip that is not called so",
                        call -> call.encoded(EncodingAttacks::gzip)),
                rejected(ENCODED, "a form", c -> c.type("application/x-www-form-urlencoded"), 400),
                rejected(
                        ENCODED,
                        "a form of parts",
                        c -> c.type("multipart/form-data; boundary=b"),
                        400),
                rejected(
                        ENCODED,
                        "parts without boundary",
                        call -> call.type("multipart/form-data"),
                        400),
                rejected(
                        ENCODED,
                        "a file in parts",
                        call ->
                                call.type("multipart/form-data; boundary=b")
                                        .text(
                                                message ->
                                                        "--b\r\nContent-Disposition: form-data; name=\"x\"; filename=\"../../evil-marker\"\r\n\r\n"
                                                                + message
                                                                + "\r\n--b--\r\n"),
                        400),
                harmless(ENCODED, "no type", call -> call.type(null)),
                harmless(ENCODED, "another type", call -> call.type("text/html; charset=utf-7")),
                harmless(
                        ENCODED,
                        "a charset that is none",
                        c -> c.type("application/json; charset=x")),
                harmless(ENCODED, "a type that is none", c -> c.type("///;;==")),
                harmless(
                        ENCODED,
                        "a type of Java objects",
                        call -> call.type("application/x-java-serialized-object")),
                harmless(ENCODED, "UTF-16", call -> call.encoded(body -> to(body, UTF_16))),
                harmless(ENCODED, "UTF-16 without mark", c -> c.encoded(b -> to(b, UTF_16LE))),
                harmless(ENCODED, "a mark before it", call -> call.text(text -> "\ufeff" + text)),
                unread(
                        ENCODED,
                        "no UTF-8",
                        call ->
                                call.member("\"x\":\"\u00e9\"")
                                        .encoded(body -> to(body, ISO_8859_1))),
                harmless(
                        ENCODED,
                        "a letter of more bytes than it needs",
                        call ->
                                call.member("\"x\":\"__\"")
                                        .encoded(body -> replaced(body, 0xC0, 0xAF))));
    }

    private static Attack compressed(String encoding) {
        return rejected(
                ENCODED,
                "encoded as " + encoding,
                call -> call.encoded(EncodingAttacks::gzip).header("Content-Encoding: " + encoding),
                415);
    }

    private static Stream<Attack> sizes() {
        return Stream.of(
                rejected(SIZED, "empty", call -> call.text(text -> ""), 400),
                unread(SIZED, "one byte", call -> call.text(text -> "{")),
                unread(SIZED, "only blanks", call -> call.text(text -> " ".repeat(1000))),
                harmless(SIZED, "just the limit", call -> padded(call, MOST)),
                rejected(SIZED, "a byte more than the limit", c -> padded(c, MOST + 1), 413),
                // what the server does not read may take its answer along
                rejected(SIZED, "11 MB", call -> padded(call, 11_000_000), 413, 0),
                unread(
                        SIZED,
                        "cut in the middle",
                        call -> call.text(text -> text.substring(0, text.length() / 2))),
                unread(SIZED, "something after it", call -> call.text(text -> text + "x")),
                unread(SIZED, "twice", call -> call.text(text -> text + text)));
    }

    private static RawCall padded(RawCall call, int size) {
        return call.encoded(
                body -> {
                    byte[] padded = Arrays.copyOf(body, size);
                    Arrays.fill(padded, body.length, size, (byte) ' ');
                    return padded;
                });
    }

    private static byte[] to(byte[] text, Charset charset) {
        return new String(text, UTF_8).getBytes(charset);
    }

    private static byte[] replaced(byte[] body, int first, int second) {
        int at = new String(body, US_ASCII).indexOf("__");
        body[at] = (byte) first;
        body[at + 1] = (byte) second;
        return body;
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

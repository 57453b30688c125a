// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.hooks;

import static io.github.camelesign.verification.hooks.Attack.harmless;
import static io.github.camelesign.verification.hooks.Attack.rejected;
import static io.github.camelesign.verification.hooks.AttackKind.SIZED;
import static io.github.camelesign.verification.hooks.AttackKind.SLOW;
import static io.github.camelesign.verification.hooks.AttackKind.SMUGGLED;
import static io.github.camelesign.verification.hooks.HttpAttacks.MARKER;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Where one request ends and another begins is what is wrong, or when its bytes come. */
final class FramingAttacks {

    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

    private FramingAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(smuggled(), sizes(), slow()).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> smuggled() {
        return Stream.of(
                unclear("a length and chunks", call -> call.framing(length(call) + CHUNKED)),
                unclear("chunks and a length", call -> call.framing(CHUNKED + length(call))),
                unclear(
                        "two lengths",
                        call -> call.framing("Content-Length: 4\r\n" + length(call))),
                unclear("a length with a plus", call -> call.framing("Content-Length: +1\r\n")),
                unclear("a length below zero", call -> call.framing("Content-Length: -1\r\n")),
                unclear("a length in hex", call -> call.framing("Content-Length: 0x10\r\n")),
                unclear("a list of lengths", call -> call.framing("Content-Length: 4, 9\r\n")),
                unclear(
                        "a length of 30 digits",
                        c -> c.framing("Content-Length: " + "9".repeat(30) + "\r\n")),
                unclear(
                        "chunks of another name",
                        c -> c.framing("Transfer-Encoding: xchunked\r\n")),
                unclear("chunks that are none", call -> call.framing(CHUNKED)),
                unclear("a blank before the colon", c -> c.framing("Content-Length : 4\r\n")),
                unclear("a line that goes on", c -> c.framing("Content-Length:\r\n 4\r\n")),
                unclear("no colon", c -> c.header("X")),
                unclear("two verbs", call -> call.method("GET POST")),
                unclear(
                        "a version of none",
                        call -> call.head(h -> h.replace("HTTP/1.1", "HTTP/9.9"))),
                unclear("no version", call -> call.head(h -> h.replace(" HTTP/1.1", ""))),
                unclear(
                        "a preface of HTTP/2",
                        c -> c.head(h -> "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")),
                unclear("a greeting of TLS", c -> c.head(h -> "\u0016\u0003\u0001\u0002\0\u0001")),
                rejected(
                        SMUGGLED,
                        "a call without proof behind a probe",
                        call ->
                                call.noProof()
                                        .head(
                                                head ->
                                                        "GET %s HTTP/1.1\r\nHost: a\r\n\r\n"
                                                                        .formatted(
                                                                                call.hook().path())
                                                                + head),
                        200,
                        401),
                rejected(
                        SMUGGLED,
                        "lines without CR",
                        c -> c.head(h -> h.replace("\r\n", "\n")),
                        400),
                harmless(SMUGGLED, "two hosts", call -> call.header("Host: " + MARKER)),
                harmless(SMUGGLED, "chunks", FramingAttacks::chunked),
                rejected(
                        SMUGGLED,
                        "a chunk of 8 EB",
                        c -> inChunks(c, "7fffffffffffffff"),
                        400,
                        413,
                        0),
                rejected(SMUGGLED, "a chunk below zero", c -> inChunks(c, "-1"), 400, 0),
                rejected(SMUGGLED, "a chunk of no number", c -> inChunks(c, "zz"), 400, 0));
    }

    /** Whichever way it is read, nothing reaches a route: no reading of it is signed. */
    private static Attack unclear(String name, UnaryOperator<RawCall> change) {
        return rejected(
                SMUGGLED,
                name,
                call -> change.apply(call.noProof()).broken(),
                0,
                400,
                401,
                404,
                405,
                501,
                505);
    }

    private static String length(RawCall call) {
        return "Content-Length: " + call.body().length + "\r\n";
    }

    private static RawCall chunked(RawCall call) {
        return inChunks(call, null);
    }

    /** One chunk, which says that it is as long as this; signed as what is in it. */
    private static RawCall inChunks(RawCall call, String size) {
        byte[] body = call.body();
        return call.framing(CHUNKED)
                .signedOver(all -> body)
                .text(
                        text ->
                                "%s;x=\"y\"\r\n%s\r\n0\r\nX-Trailer: z\r\n\r\n"
                                        .formatted(
                                                size == null
                                                        ? Integer.toHexString(body.length)
                                                        : size,
                                                new String(body, StandardCharsets.UTF_8)));
    }

    private static Stream<Attack> sizes() {
        return Stream.of(
                rejected(
                        SIZED,
                        "more promised than sent",
                        c -> c.framing("Content-Length: 999\r\n").broken(),
                        0),
                rejected(
                        SIZED,
                        "5 GB promised",
                        c -> c.framing("Content-Length: 5000000000\r\n").broken(),
                        0,
                        413),
                rejected(SIZED, "no length", call -> call.framing(""), 400),
                rejected(
                        SIZED,
                        "a length of zero",
                        call -> call.framing("Content-Length: 0\r\n"),
                        400),
                rejected(
                        SIZED,
                        "a shorter length",
                        c -> c.framing("Content-Length: 10\r\n"),
                        400,
                        401));
    }

    private static Stream<Attack> slow() {
        return Stream.of(
                harmless(SLOW, "in 30 pieces", call -> call.pieces(30)),
                rejected(
                        SLOW,
                        "gone in the head",
                        c -> c.head(h -> h.substring(0, 60)).framing("").text(t -> "").broken(),
                        0),
                rejected(
                        SLOW,
                        "gone before the body",
                        c -> c.framing("Content-Length: 500\r\n").text(t -> "").broken(),
                        0),
                rejected(
                        SLOW,
                        "gone without a byte",
                        c -> c.head(h -> "").text(t -> "").broken(),
                        0));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import static io.github.camelesign.testing.fault.Fault.Proof.DONE;
import static io.github.camelesign.testing.fault.Fault.Proof.MAYBE_DONE;
import static io.github.camelesign.testing.fault.Fault.Repeat.OUT_OF_TIME;
import static io.github.camelesign.testing.fault.Fault.Repeat.SOON;
import static io.github.camelesign.testing.fault.Fault.Repeat.USELESS;
import static io.github.camelesign.testing.fault.OperationKind.CREATE;
import static io.github.camelesign.testing.fault.OperationKind.CREATE_WITH_KEY;
import static io.github.camelesign.testing.fault.OperationKind.READ;
import static io.github.camelesign.testing.fault.ServerAnswer.Framing.CHUNKED;
import static io.github.camelesign.testing.fault.ServerAnswer.Framing.UNTIL_CLOSE;

import io.github.camelesign.testing.fault.Fault.Place;
import io.github.camelesign.testing.fault.Fault.Repeat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Answers of success that break off, take too long, say nothing, or are merely unusual. */
final class AnswerFaults {

    /** Shorter than any silence that a client minds. */
    private static final Duration DRIBBLE = FaultRunner.RESPONSE_TIMEOUT.dividedBy(10);

    private static final byte[] NOTHING = {};

    private AnswerFaults() {}

    /** What is done to the connection after a part of an answer. */
    private interface End {
        void of(FaultConnection connection) throws IOException, InterruptedException;
    }

    static List<Fault> all() {
        return Stream.of(broken(), empty(), unusual()).flatMap(List::stream).toList();
    }

    private static List<Fault> broken() {
        End close = FaultConnection::close;
        End reset = FaultConnection::reset;
        End silence = FaultConnection::stall;
        return List.of(
                part("closed in the status line", a -> Arrays.copyOf(a.bytes(), 7), close),
                part("closed after the status line", ServerAnswer::statusLine, close),
                part("closed after the head of the answer", ServerAnswer::head, close),
                part("closed in the middle of the answer", ServerAnswer::half, close),
                part("closed in the middle of chunks", a -> a.framed(CHUNKED).half(), close),
                part("gzip without its end", AnswerFaults::halfZipped, connection -> {}),
                part("no HTTP", a -> ascii("220 mail.acme.test ESMTP\r\n"), close),
                part("chunks without a length", AnswerFaults::badChunks, close),
                part("reset after the status line", ServerAnswer::statusLine, reset),
                part("reset in the middle of the answer", ServerAnswer::half, reset),
                part("silence after the status line", ServerAnswer::statusLine, silence)
                        .inSilence(),
                part("silence in the middle of the answer", ServerAnswer::half, silence)
                        .inSilence(),
                dribbled("head of the answer letter by letter", a -> NOTHING, ServerAnswer::bytes),
                dribbled("body of the answer letter by letter", ServerAnswer::head, a -> padded()));
    }

    /** The work may be done, but the answer does not end. */
    private static Fault part(String name, Function<ServerAnswer, byte[]> part, End end) {
        return Fault.of(
                name,
                Place.OPERATION,
                MAYBE_DONE,
                SOON,
                (connection, work) -> {
                    work.handOn();
                    connection.send(part.apply(work.success()));
                    end.of(connection);
                });
    }

    private static Fault dribbled(
            String name,
            Function<ServerAnswer, byte[]> atOnce,
            Function<ServerAnswer, byte[]> slowly) {
        return Fault.of(
                name,
                Place.OPERATION,
                MAYBE_DONE,
                OUT_OF_TIME,
                (connection, work) -> {
                    work.handOn();
                    // longer than what it is to take
                    ServerAnswer success = work.success().framed(UNTIL_CLOSE);
                    connection.send(atOnce.apply(success));
                    connection.dribble(slowly.apply(success), DRIBBLE);
                });
    }

    private static byte[] padded() {
        return ascii(" ".repeat(1000) + "{}");
    }

    private static byte[] halfZipped(ServerAnswer answer) {
        byte[] zipped = answer.gzip().content();
        return new ServerAnswer(
                        answer.status(),
                        answer.gzip().headers(),
                        Arrays.copyOf(zipped, zipped.length - 12),
                        ServerAnswer.Framing.SIZED)
                .bytes();
    }

    private static byte[] badChunks(ServerAnswer answer) {
        byte[] head = answer.framed(CHUNKED).head();
        byte[] bad = Arrays.copyOf(head, head.length + 2);
        Arrays.fill(bad, head.length, bad.length, (byte) 'z');
        return bad;
    }

    private static List<Fault> empty() {
        return List.of(
                instead("web page with 200", SOON, ServerAnswer.html(200, "<html>Log in</html>"))
                        .onlyFor(READ, CREATE, CREATE_WITH_KEY),
                instead("broken JSON with 200", SOON, ServerAnswer.json(200, "{\"id\": \"1"))
                        .onlyFor(READ, CREATE, CREATE_WITH_KEY),
                noId("nothing with 200", ServerAnswer.of(200)),
                noId("nothing with 204", ServerAnswer.of(204)),
                noId("[] with 200", ServerAnswer.json(200, "[]")),
                noId("{} with 200", ServerAnswer.json(200, "{}")),
                noId("null with 200", ServerAnswer.json(200, "null")),
                noId("a word with 200", ServerAnswer.json(200, "\"ok\"")));
    }

    /** To a read it is an answer. */
    private static Fault noId(String name, ServerAnswer answer) {
        return instead(name, USELESS, answer).onlyFor(CREATE, CREATE_WITH_KEY);
    }

    private static Fault instead(String name, Repeat repeat, ServerAnswer answer) {
        return Fault.of(
                name,
                Place.OPERATION,
                MAYBE_DONE,
                repeat,
                (connection, work) -> {
                    work.handOn();
                    connection.send(answer);
                });
    }

    private static List<Fault> unusual() {
        return List.of(
                whole("answer until the connection closes", a -> a.framed(UNTIL_CLOSE).bytes()),
                whole("answer in chunks", a -> a.framed(CHUNKED).bytes()),
                whole("answer as gzip", a -> a.gzip().bytes()),
                whole("answer after 100 and 103", AnswerFaults::afterInterim));
    }

    /** The connection is closed after it, though nothing said that it would be. */
    private static Fault whole(String name, Function<ServerAnswer, byte[]> bytes) {
        return Fault.of(
                name,
                Place.OPERATION,
                DONE,
                USELESS,
                (connection, work) -> {
                    work.handOn();
                    connection.send(bytes.apply(work.success()));
                    connection.close();
                });
    }

    private static byte[] afterInterim(ServerAnswer answer) {
        String interim =
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n";
        return (interim + new String(answer.bytes(), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

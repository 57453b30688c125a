// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import static io.github.camelesign.testing.fault.Fault.Proof.MAYBE_DONE;
import static io.github.camelesign.testing.fault.Fault.Proof.REFUSED;
import static io.github.camelesign.testing.fault.Fault.Repeat.LATER;
import static io.github.camelesign.testing.fault.Fault.Repeat.SOON;
import static io.github.camelesign.testing.fault.Fault.Repeat.USELESS;
import static io.github.camelesign.testing.fault.Fault.Repeat.WHEN_FREE;

import io.github.camelesign.testing.fault.Fault.Place;
import io.github.camelesign.testing.fault.Fault.Repeat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers with a status that is none of success. */
final class StatusFaults {

    private static final String RETRY_AFTER = "Retry-After";
    private static final String AN_HOUR = "3600";

    private StatusFaults() {}

    static List<Fault> all() {
        return Stream.of(
                        IntStream.of(301, 302, 303).mapToObj(StatusFaults::redirected),
                        IntStream.of(307, 400, 401, 403, 404, 409, 422, 501)
                                .mapToObj(StatusFaults::refused),
                        Stream.of(
                                unexplained(400, USELESS),
                                unexplained(401, USELESS),
                                unexplained(429, WHEN_FREE),
                                early(413, USELESS),
                                early(401, USELESS),
                                early(429, WHEN_FREE),
                                limited("429", WHEN_FREE, a -> a),
                                limited("429 with Retry-After: 0", SOON, wait("0")),
                                limited("429 with Retry-After: 3600", LATER, wait(AN_HOUR))),
                        IntStream.of(408, 500, 502, 503, 504, 524).mapToObj(StatusFaults::gateway),
                        Stream.of(
                                lost("503 with Retry-After: 3600", LATER, wait(AN_HOUR)),
                                everything()))
                .flatMap(faults -> faults)
                .toList();
    }

    private static UnaryOperator<ServerAnswer> wait(String seconds) {
        return answer -> answer.header(RETRY_AFTER, seconds);
    }

    private static Fault refused(int status) {
        return Fault.of(
                String.valueOf(status),
                Place.OPERATION,
                REFUSED,
                USELESS,
                (connection, work) -> {
                    connection.readAll();
                    connection.send(work.error(status));
                });
    }

    /** As a server answers that has done what a form wanted, or one that wants a login first. */
    private static Fault redirected(int status) {
        return Fault.of(
                String.valueOf(status),
                Place.OPERATION,
                MAYBE_DONE,
                USELESS,
                (connection, work) -> {
                    work.handOn();
                    connection.send(
                            ServerAnswer.html(status, "<html>Moved</html>")
                                    .header("Location", "/elsewhere"));
                });
    }

    /** The status has been said when the answer breaks off. */
    private static Fault unexplained(int status, Repeat repeat) {
        return Fault.of(
                status + " that breaks off in the middle of its body",
                Place.OPERATION,
                REFUSED,
                repeat,
                (connection, work) -> {
                    connection.readAll();
                    connection.send(work.error(status).half());
                    connection.close();
                });
    }

    /** The client is still sending, and is not listened to. */
    private static Fault early(int status, Repeat repeat) {
        return Fault.of(
                status + " after the head of the request, then closed",
                Place.UNREAD,
                REFUSED,
                repeat,
                (connection, work) -> {
                    connection.head();
                    connection.send(work.error(status).header("Connection", "close"));
                    connection.close();
                });
    }

    private static Fault limited(String name, Repeat repeat, UnaryOperator<ServerAnswer> headers) {
        return Fault.of(
                name,
                Place.OPERATION,
                REFUSED,
                repeat,
                (connection, work) -> {
                    connection.readAll();
                    connection.send(headers.apply(work.error(429)));
                });
    }

    /** In the words of whatever stands before the provider. */
    private static Fault gateway(int status) {
        return Fault.of(
                String.valueOf(status),
                Place.OPERATION,
                MAYBE_DONE,
                SOON,
                (connection, work) -> {
                    work.handOn();
                    connection.send(ServerAnswer.html(status, "<html>" + status + "</html>"));
                });
    }

    private static Fault lost(String name, Repeat repeat, UnaryOperator<ServerAnswer> headers) {
        return Fault.of(
                name,
                Place.OPERATION,
                MAYBE_DONE,
                repeat,
                (connection, work) -> {
                    work.handOn();
                    connection.send(headers.apply(work.error(503)));
                });
    }

    private static Fault everything() {
        return Fault.of(
                "503 to every request, look-ups too",
                Place.EVERYTHING,
                MAYBE_DONE,
                SOON,
                (connection, work) -> {
                    work.handOn();
                    connection.send(work.error(503));
                });
    }
}

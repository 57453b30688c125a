// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import static io.github.camelesign.testing.fault.Fault.Proof.MAYBE_DONE;
import static io.github.camelesign.testing.fault.Fault.Proof.NOT_SENT;
import static io.github.camelesign.testing.fault.Fault.Repeat.SOON;
import static io.github.camelesign.testing.fault.Fault.Repeat.USELESS;

import io.github.camelesign.testing.fault.Fault.Place;
import java.util.List;

/** What happens to a connection before an answer begins. */
final class ConnectionFaults {

    /** So much of a request's body that more is to come. */
    private static final int A_PART = 10;

    private ConnectionFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of("connection refused", Place.NO_SERVER, NOT_SENT, SOON, null),
                Fault.of("certificate not trusted", Place.DISTRUSTED, NOT_SENT, USELESS, null),
                Fault.of(
                        "plain HTTP where TLS is expected",
                        Place.TLS,
                        NOT_SENT,
                        USELESS,
                        (connection, work) -> {
                            connection.sendInClear(ServerAnswer.html(400, "TLS?").bytes());
                            connection.close();
                        }),
                Fault.of(
                        "reset in the TLS handshake",
                        Place.TLS,
                        NOT_SENT,
                        SOON,
                        (connection, work) -> connection.reset()),
                Fault.of(
                        "closed in the TLS handshake",
                        Place.TLS,
                        NOT_SENT,
                        SOON,
                        (connection, work) -> connection.close()),
                Fault.of(
                                "silence in the TLS handshake",
                                Place.TLS,
                                NOT_SENT,
                                SOON,
                                (connection, work) -> connection.stall())
                        .inSilence(),
                Fault.of(
                        "kept connection closed before it is used again",
                        Place.CLOSED_CONNECTION,
                        NOT_SENT,
                        SOON,
                        null),
                Fault.of(
                        "kept connection reset when it is used again",
                        Place.KEPT_CONNECTION,
                        MAYBE_DONE,
                        SOON,
                        (connection, work) -> {
                            work.handOn();
                            connection.reset();
                        }),
                Fault.of(
                        "reset at the first byte of the request",
                        Place.CONNECTION,
                        MAYBE_DONE,
                        SOON,
                        (connection, work) -> {
                            connection.firstByte();
                            connection.reset();
                        }),
                Fault.of(
                        "closed at the first byte of the request",
                        Place.CONNECTION,
                        MAYBE_DONE,
                        SOON,
                        (connection, work) -> {
                            connection.firstByte();
                            connection.close();
                        }),
                Fault.of(
                                "silence before the request is read",
                                Place.CONNECTION,
                                MAYBE_DONE,
                                SOON,
                                (connection, work) -> connection.stall())
                        .inSilence(),
                unread(
                        "reset after the head of the request",
                        (connection, work) -> connection.reset()),
                unread(
                        "closed after the head of the request",
                        (connection, work) -> connection.close()),
                unread(
                        "reset in the middle of the request",
                        (connection, work) -> {
                            connection.read(A_PART);
                            connection.reset();
                        }),
                unread(
                        "closed in the middle of the request",
                        (connection, work) -> {
                            connection.read(A_PART);
                            connection.close();
                        }),
                read("reset after the request", (connection, work) -> connection.reset()),
                read("closed after the request", (connection, work) -> connection.close()),
                read("half-closed after the request", (connection, work) -> connection.halfClose()),
                read("no answer", (connection, work) -> connection.drain()).inSilence(),
                read(
                                "answer after the time for it",
                                (connection, work) -> {
                                    // a client that is late itself must not find it there
                                    connection.pause(FaultRunner.RESPONSE_TIMEOUT.multipliedBy(20));
                                    connection.send(work.success());
                                })
                        .inSilence());
    }

    /** What stands behind the server does not get the request, or not all of it. */
    private static Fault unread(String name, Fault.Play script) {
        return Fault.of(
                name,
                Place.UNREAD,
                MAYBE_DONE,
                SOON,
                (connection, work) -> {
                    connection.head();
                    script.play(connection, work);
                });
    }

    /** What stands behind the server gets the request. */
    private static Fault read(String name, Fault.Play script) {
        return Fault.of(
                name,
                Place.OPERATION,
                MAYBE_DONE,
                SOON,
                (connection, work) -> {
                    work.handOn();
                    script.play(connection, work);
                });
    }
}

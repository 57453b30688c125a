// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import static io.github.camelesign.testing.fault.Fault.Repeat.LATER;
import static io.github.camelesign.testing.fault.Fault.Repeat.OUT_OF_TIME;
import static io.github.camelesign.testing.fault.Fault.Repeat.SOON;
import static io.github.camelesign.testing.fault.Fault.Repeat.USELESS;

import io.github.camelesign.testing.fault.Fault.Place;
import io.github.camelesign.testing.fault.Fault.Proof;
import io.github.camelesign.testing.fault.Fault.Repeat;
import java.util.List;

/** Logins that fail. Whatever happens to them, the operation itself was not sent. */
final class LoginFaults {

    private LoginFaults() {}

    static List<Fault> all() {
        return List.of(
                login("no answer", SOON, (connection, work) -> connection.drain()).inSilence(),
                login("reset after the request", SOON, (connection, work) -> connection.reset()),
                login(
                        "closed in the middle of the answer",
                        SOON,
                        (connection, work) -> {
                            connection.send(work.success().half());
                            connection.close();
                        }),
                login(
                        "answer letter by letter",
                        OUT_OF_TIME,
                        (connection, work) ->
                                connection.dribble(
                                        work.success().bytes(),
                                        FaultRunner.RESPONSE_TIMEOUT.dividedBy(10))),
                login("400", USELESS, answer(400)),
                login("401", USELESS, answer(401)),
                login("503", SOON, answer(503)),
                login(
                        "429 with Retry-After: 0",
                        SOON,
                        (connection, work) ->
                                connection.send(work.error(429).header("Retry-After", "0"))),
                login(
                        "503 with Retry-After: 3600",
                        LATER,
                        (connection, work) ->
                                connection.send(work.error(503).header("Retry-After", "3600"))),
                login(
                        "web page with 200",
                        SOON,
                        (connection, work) ->
                                connection.send(ServerAnswer.html(200, "<html></html>"))));
    }

    private static Fault.Play answer(int status) {
        return (connection, work) -> connection.send(work.error(status));
    }

    private static Fault login(String name, Repeat repeat, Fault.Play script) {
        return Fault.of(
                "login: " + name,
                Place.LOGIN,
                Proof.NOT_SENT,
                repeat,
                (connection, work) -> {
                    connection.readAll();
                    script.play(connection, work);
                });
    }
}

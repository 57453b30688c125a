// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import java.io.IOException;

/** What the server does with one request of a connection. */
@FunctionalInterface
public interface Script {

    /**
     * Plays one request. It is called again for the next request of the connection, unless it has
     * closed the connection or left a part of the request unread.
     *
     * @throws IOException when the client went away
     * @throws InterruptedException when the server stops
     */
    void play(FaultConnection connection) throws IOException, InterruptedException;

    /** Reads every request whole and gives it the same answer. */
    static Script answering(ServerAnswer answer) {
        return connection -> {
            connection.readAll();
            connection.send(answer);
        };
    }
}

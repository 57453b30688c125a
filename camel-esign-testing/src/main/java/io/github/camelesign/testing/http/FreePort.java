// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port for a server that does not choose one by itself. */
public final class FreePort {

    private FreePort() {}

    /** Another process may take it before the server does. */
    public static int find() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

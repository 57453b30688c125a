// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A free port, which is kept for a process that comes and goes; nobody listens at it. */
final class HeldPort implements AutoCloseable {

    private final Socket placeholder = new Socket();

    HeldPort() {
        try {
            placeholder.setReuseAddress(true);
            placeholder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int number() {
        return placeholder.getLocalPort();
    }

    @Override
    public void close() {
        try {
            placeholder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

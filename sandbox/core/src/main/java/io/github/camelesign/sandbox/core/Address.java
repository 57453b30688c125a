// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Set;

/**
 * Where the sandbox listens, and by which name its links call it.
 *
 * @param host name or address of an interface; {@code 0.0.0.0} is all
 * @param port 0 for any free one
 * @param publicHost in links; null for the host itself
 */
record Address(String host, int port, String publicHost) {
    static final String LOOPBACK = "127.0.0.1";

    private static final Set<String> ALL_INTERFACES = Set.of("0.0.0.0", "::", "[::]");

    boolean isOnAllInterfaces() {
        return ALL_INTERFACES.contains(host);
    }

    /** The name that clients use, in brackets if it is an address of IPv6. */
    String inLinks() {
        String name = publicHost != null ? publicHost : isOnAllInterfaces() ? LOOPBACK : host;
        return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
    }

    /** Says in a sentence why nothing can listen there. */
    String refusal(Throwable cause) {
        String where = host + ":" + port;
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("in use")) {
            return "Port " + port + " of " + host + " is in use; choose another";
        }
        if (message.contains("permission denied")) {
            return "Port " + port + " needs more rights than this user has; choose one above 1023";
        }
        if (message.contains("cannot assign") || message.contains("can't assign")) {
            return "This machine has no address " + host + " to listen on";
        }
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return "The host " + host + " to listen on is unknown";
        }
        return "The sandbox cannot listen on " + where + ": " + cause;
    }
}

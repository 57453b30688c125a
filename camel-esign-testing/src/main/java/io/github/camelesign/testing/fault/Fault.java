// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Something that goes wrong, and what it proves of the operation that met it.
 *
 * @param name what happens, as the tables of the guide show it
 * @param place which requests meet it
 * @param proof what is proved of the outcome
 * @param repeat whether the same may be sent again
 * @param kinds the operations to which it can happen
 * @param script what the server does; null where no request gets so far
 * @param silent whether the client waits in vain, until a time-out ends it
 */
public record Fault(
        String name,
        Place place,
        Proof proof,
        Repeat repeat,
        Set<OperationKind> kinds,
        Play script,
        boolean silent) {

    /** Which requests meet a fault. */
    public enum Place {
        /** None: connections are refused. */
        NO_SERVER,
        /** Whatever comes over a new connection, before it is read. */
        CONNECTION,
        /** The same with TLS, before the handshake. */
        TLS,
        /** None: the client does not trust the certificate. */
        DISTRUSTED,
        /** The operation's own, which are not read to their end. */
        UNREAD,
        /** The operation's own. */
        OPERATION,
        /** The operation's own, after an earlier call on the same connection. */
        KEPT_CONNECTION,
        /** None: after an earlier call the server has closed the connection. */
        CLOSED_CONNECTION,
        /** Those of the operation and of all look-ups. */
        EVERYTHING,
        /** Those of the login. */
        LOGIN
    }

    /** What is proved of the outcome. */
    public enum Proof {
        /** The provider has not seen the request. */
        NOT_SENT,
        /** The provider refused the request, and has done nothing. */
        REFUSED,
        /** Nothing: it arrived or did not, and was done or was not. */
        MAYBE_DONE,
        /** The answer came, as strange as it was. */
        DONE
    }

    /** Whether the same may be sent again. */
    public enum Repeat {
        /** It would fail again. */
        USELESS,
        /** As soon as the proof allows it. */
        SOON,
        /** When the provider's limit is free again, after a time that it has documented or not. */
        WHEN_FREE,
        /** After a longer wait than {@code maxRetryWait}. */
        LATER,
        /** Soon, but the call has no time left. */
        OUT_OF_TIME
    }

    private static final Set<Place> HANDED_ON =
            EnumSet.of(Place.OPERATION, Place.KEPT_CONNECTION, Place.EVERYTHING);

    /** What the server does with a request that meets the fault. */
    @FunctionalInterface
    public interface Play {

        void play(FaultConnection connection, Work work) throws IOException, InterruptedException;
    }

    /** The work that a request wants done by what stands behind the server. */
    public interface Work {

        /** Reads the request whole and hands it on, whatever will become of it. */
        void handOn() throws IOException;

        /** The answer of success to what was handed on. */
        ServerAnswer success();

        /** The answer of an error, in the provider's form. */
        ServerAnswer error(int status);
    }

    /** One that can happen to every operation. */
    static Fault of(String name, Place place, Proof proof, Repeat repeat, Play script) {
        return new Fault(
                name, place, proof, repeat, EnumSet.allOf(OperationKind.class), script, false);
    }

    /** The same for these operations only. */
    Fault onlyFor(OperationKind first, OperationKind... others) {
        return new Fault(name, place, proof, repeat, EnumSet.of(first, others), script, silent);
    }

    /** The same; what ends it is the client's time-out. */
    Fault inSilence() {
        return new Fault(name, place, proof, repeat, kinds, script, true);
    }

    /**
     * Whether the whole request may reach what stands behind the server. Otherwise nothing can be
     * done, though the client does not know.
     */
    boolean isHandedOn() {
        return proof == Proof.MAYBE_DONE && HANDED_ON.contains(place);
    }

    @Override
    public String toString() {
        return name;
    }
}

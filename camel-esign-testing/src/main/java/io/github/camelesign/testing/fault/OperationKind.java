// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

/** What becomes of an operation that is sent twice. */
public enum OperationKind {
    /** Nothing: it only reads. */
    READ("read"),
    /** The same as if it was sent once. */
    REPEATABLE("repeatable write"),
    /** Two things, but what is there can be found by a key that the request carries. */
    CREATE_WITH_KEY("create with a key"),
    /** Two things. */
    CREATE("create without a key");

    private final String words;

    OperationKind(String words) {
        this.words = words;
    }

    public boolean isCreate() {
        return this == CREATE || this == CREATE_WITH_KEY;
    }

    @Override
    public String toString() {
        return words;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.hooks;

/** What an attack tries, as the guide calls it. */
enum AttackKind {
    FORGED("forged signature, secret or token"),
    REPLAYED("replayed, too old, reordered"),
    ENCODED("encodings, character sets, forms"),
    SIZED("sizes and lengths that lie"),
    VERB("verbs and probes"),
    HEADER("forged headers"),
    SMUGGLED("two requests in one, odd HTTP"),
    DEEP("nested deep"),
    WIDE("very many members and values"),
    ODD("odd values, no message"),
    PATH("paths and queries"),
    SLOW("slow and broken senders");

    private final String title;

    AttackKind(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}

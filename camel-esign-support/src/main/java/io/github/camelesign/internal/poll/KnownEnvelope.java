// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

/**
 * What polling remembers of an envelope.
 *
 * @param state the source's text; null as long as no event was delivered in full
 * @param aside that it is to be tried again; null unless it is
 * @param walk number of the walk that listed it last; not kept
 */
record KnownEnvelope(String state, SetAside aside, long walk) {

    KnownEnvelope inState(String newState) {
        return new KnownEnvelope(newState, null, walk);
    }

    KnownEnvelope setAside(SetAside newAside) {
        return new KnownEnvelope(state, newAside, walk);
    }

    KnownEnvelope listedBy(long newWalk) {
        return new KnownEnvelope(state, aside, newWalk);
    }
}

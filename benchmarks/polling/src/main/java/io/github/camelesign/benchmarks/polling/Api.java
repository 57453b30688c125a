// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.polling;

/** The calls of a provider's API that a cycle makes. */
@FunctionalInterface
interface Api {

    /** The JSON that is answered. */
    String answer(Request request, Envelopes envelopes);
}

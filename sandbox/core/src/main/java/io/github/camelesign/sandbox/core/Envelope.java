// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.util.List;

/**
 * What was sent for signature, in words that fit every provider: SignNow's document, an envelope or
 * a signature request elsewhere.
 *
 * @param provider the provider's prefix
 * @param id the provider's id
 * @param name its name
 * @param owner e-mail of the account that owns it
 * @param status {@code unsent}, {@code pending}, {@code completed}, {@code declined} or {@code
 *     canceled}
 * @param signers in the order in which they were invited
 */
public record Envelope(
        String provider,
        String id,
        String name,
        String owner,
        String status,
        List<Signer> signers) {
    /**
     * One invited person.
     *
     * @param email where the invitation went
     * @param order signing order; those of equal order sign in parallel
     * @param status the provider's own word
     */
    public record Signer(String email, int order, String status) {}
}

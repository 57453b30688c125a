// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Instant;

/**
 * An e-mail that a provider would have sent.
 *
 * @param at when, by the sandbox's clock
 * @param provider the provider's prefix
 * @param to the addressee
 * @param subject what it is about
 * @param message the text, which may be empty
 * @param link where its button leads, for example to the signing page; null when it has none
 */
public record Mail(
        Instant at, String provider, String to, String subject, String message, String link) {}

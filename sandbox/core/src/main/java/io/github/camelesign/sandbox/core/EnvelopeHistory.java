// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Instant;

/** One thing that happened to an envelope, in the provider's own word. */
public record EnvelopeHistory(Instant at, String event, String by) {}

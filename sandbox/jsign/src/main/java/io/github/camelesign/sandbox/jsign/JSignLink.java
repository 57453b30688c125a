// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.Link;
import java.time.Instant;

/** An address that lets whoever has it sign as one person. */
record JSignLink(String token, String envelopeId, String email, Instant expires) implements Link {}

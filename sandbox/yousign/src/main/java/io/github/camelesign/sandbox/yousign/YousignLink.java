// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.Link;
import java.time.Instant;

/**
 * Where somebody can look at what they are asked to sign.
 *
 * @param envelopeId of the signature request or procedure
 * @param personId of the signer, approver or member; null for a follower, who only looks
 */
record YousignLink(String token, String envelopeId, String personId, Instant expires)
        implements Link {}

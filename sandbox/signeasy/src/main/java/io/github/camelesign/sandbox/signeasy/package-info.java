// SPDX-License-Identifier: Apache-2.0
/**
 * Signeasy: version 1 of its API, the embedded sending of version 2, and version 3 with its
 * envelopes, below one prefix together with both of its token services. Written from Signeasy's
 * public documentation; where that is silent the README of the sandbox says what was chosen.
 */
package io.github.camelesign.sandbox.signeasy;

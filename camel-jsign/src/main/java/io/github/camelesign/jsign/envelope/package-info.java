// SPDX-License-Identifier: Apache-2.0
/** Envelopes as jSign shows them. */
package io.github.camelesign.jsign.envelope;

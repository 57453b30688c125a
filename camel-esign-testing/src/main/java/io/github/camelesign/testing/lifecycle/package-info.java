// SPDX-License-Identifier: Apache-2.0
/** The life of envelopes, from sending to the signed copy. */
package io.github.camelesign.testing.lifecycle;

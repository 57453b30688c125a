// SPDX-License-Identifier: Apache-2.0
/**
 * A server that fails in every way in which a provider, or what stands before it, can fail; the
 * catalogue of these ways; and the calls that show what a route gets to see of each.
 */
package io.github.camelesign.testing.fault;

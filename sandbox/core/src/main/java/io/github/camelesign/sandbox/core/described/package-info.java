// SPDX-License-Identifier: Apache-2.0
/**
 * Operations that are answered from a provider's published description alone. What has a life cycle
 * or rules is written by hand in front of them.
 */
package io.github.camelesign.sandbox.core.described;

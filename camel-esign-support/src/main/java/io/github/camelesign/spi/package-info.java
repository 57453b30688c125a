// SPDX-License-Identifier: Apache-2.0
/**
 * What the author of a provider's component implements. {@link io.github.camelesign.spi.Provider}
 * is where to begin.
 */
package io.github.camelesign.spi;

// SPDX-License-Identifier: Apache-2.0
/** How a provider sends a contract. */
package io.github.camelesign.spi.contract;

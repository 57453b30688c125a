// SPDX-License-Identifier: Apache-2.0
/** One contract for any provider: the component {@code esign}. */
package io.github.camelesign.contract;

// SPDX-License-Identifier: Apache-2.0
/** How jSign sends contracts. */
package io.github.camelesign.jsign.contract;

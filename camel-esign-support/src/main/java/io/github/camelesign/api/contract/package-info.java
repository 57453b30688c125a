// SPDX-License-Identifier: Apache-2.0
/** A contract that any provider can send, and what becomes of it. */
package io.github.camelesign.api.contract;

// SPDX-License-Identifier: Apache-2.0
/** Reads contracts. */
package io.github.camelesign.contract.read;

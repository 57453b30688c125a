// SPDX-License-Identifier: Apache-2.0
/** Sends contracts, each once. */
package io.github.camelesign.contract.send;

// SPDX-License-Identifier: Apache-2.0
/** Finds out what is wrong with a contract before a provider hears of it. */
package io.github.camelesign.contract.check;

// SPDX-License-Identifier: Apache-2.0
/** Polling while random changes, failures and restarts take place. */
package io.github.camelesign.testing.polling;

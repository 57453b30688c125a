// SPDX-License-Identifier: Apache-2.0
/** Brokers for the tests: Artemis with a journal, and one that is killed. */
package io.github.camelesign.testing.broker;

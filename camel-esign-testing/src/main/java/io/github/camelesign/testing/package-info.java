// SPDX-License-Identifier: Apache-2.0
/**
 * For the tests of the components: fixtures, and in sub-packages the tests that are the same for
 * all providers. A provider's test extends one of the classes {@code …Tests} and adds what differs.
 */
package io.github.camelesign.testing;

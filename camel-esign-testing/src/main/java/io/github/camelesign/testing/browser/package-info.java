// SPDX-License-Identifier: Apache-2.0
/** A browser for the tests of pages. */
package io.github.camelesign.testing.browser;

// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps the pages in docs/ true: tables that are generated from the catalog and from the
 * operations, and code blocks that are run.
 */
package io.github.camelesign.testing.docs;

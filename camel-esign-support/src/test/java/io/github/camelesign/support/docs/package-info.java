/**
 * Keeps the pages in docs/ true: tables that are generated from the catalog and from the
 * operations, and code blocks that are run. The provider modules use it as a test-jar.
 */
package io.github.camelesign.support.docs;

/** A real database for tests. */
package io.github.camelesign.testing.database;

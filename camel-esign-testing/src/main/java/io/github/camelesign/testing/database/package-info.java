// SPDX-License-Identifier: Apache-2.0
/** A real database for tests. */
package io.github.camelesign.testing.database;

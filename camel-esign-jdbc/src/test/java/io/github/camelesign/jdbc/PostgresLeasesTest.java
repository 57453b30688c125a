// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jdbc;

import io.github.camelesign.testing.database.TestDatabase;

class PostgresLeasesTest extends JdbcLeasesTests {

    @Override
    TestDatabase open() {
        return TestDatabase.postgresOrSkip();
    }
}

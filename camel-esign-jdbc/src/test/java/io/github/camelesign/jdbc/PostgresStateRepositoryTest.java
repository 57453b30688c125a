// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jdbc;

import io.github.camelesign.testing.database.TestDatabase;

class PostgresStateRepositoryTest extends JdbcStateRepositoryTests {

    @Override
    TestDatabase open() {
        return TestDatabase.postgresOrSkip();
    }
}

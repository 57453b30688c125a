// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jdbc;

import io.github.camelesign.testing.database.TestDatabase;

class H2LeasesTest extends JdbcLeasesTests {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}

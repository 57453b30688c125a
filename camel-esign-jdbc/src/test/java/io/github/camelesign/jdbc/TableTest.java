// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.testing.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a;DROP TABLE b",
                "a.b.c",
                "1a",
                "\"a\"",
                "a'",
                "état",
                "a.",
                ".a"
            })
    void itsNameIsNoOtherSql(String name) {
        JdbcLeases leases = new JdbcLeases(TestDatabase.h2().node());
        leases.setTableName(name);

        assertThatThrownBy(leases::start).hasMessageContaining("tableName");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDataSourceIsRequired(boolean states) {
        JdbcTable table = states ? new JdbcStateRepository() : new JdbcLeases();

        assertThatThrownBy(table::start).hasMessageContaining("dataSource");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.database.TestDatabase;
import io.github.camelesign.testing.docs.CodeBlock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SQL that the page shows for those who create the tables themselves. */
class TablesOfThePageTest {

    private static final Path PAGE = Path.of("..", "docs", "guide", "several-nodes.md");

    static Stream<Supplier<TestDatabase>> databases() {
        return Stream.of(TestDatabase::h2, TestDatabase::postgresOrSkip);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void areAllThatTheBeansWant(Supplier<TestDatabase> databases) throws Exception {
        try (TestDatabase database = databases.get()) {
            List<CodeBlock> tables = CodeBlock.of(PAGE, "sql");
            tables.forEach(table -> database.execute(table.text()));
            JdbcStateRepository states = new JdbcStateRepository(database.node());
            states.setCreateTable(false);
            JdbcLeases leases = new JdbcLeases(database.node());
            leases.setCreateTable(false);

            assertThat(states.replace("a", null, "1")).isTrue();
            assertThat(leases.acquire("a", Duration.ofMinutes(1))).isPresent();
        }
    }
}

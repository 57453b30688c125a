// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelesign.testing.ParallelCalls;
import io.github.camelesign.testing.database.TestDatabase;
import io.github.camelesign.testing.nodes.AtomicStateRepositoryTests;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States in one of the databases; every second node's connections do not commit by themselves. */
abstract class JdbcStateRepositoryTests extends AtomicStateRepositoryTests {

    private TestDatabase database;
    private int nodes;

    abstract TestDatabase open();

    @BeforeEach
    void openIt() {
        database = open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected JdbcStateRepository node() {
        return new JdbcStateRepository(
                nodes++ % 2 == 0 ? database.node() : database.nodeWithoutAutoCommit());
    }

    @Test
    void nodesThatStartAtOnceMakeOneTable() throws Exception {
        for (int round = 0; round < 5; round++) {
            String name = "states_" + round;
            AtomicInteger node = new AtomicInteger();
            List<JdbcStateRepository> all = List.of(node(), node(), node(), node());
            ParallelCalls.of(
                    all.size(),
                    () -> {
                        JdbcStateRepository states = all.get(node.getAndIncrement());
                        states.setTableName(name);
                        states.start();
                        return null;
                    });
            all.get(0).setState("a", "1");

            assertThat(all.get(3).getState("a")).isEqualTo("1");
        }
    }

    @Test
    void withoutItsTableItSaysWhichStatementIsToBeRun() {
        JdbcStateRepository states = node();
        states.setCreateTable(false);
        String sql =
                "CREATE TABLE camel_esign_state (state_key VARCHAR(512) NOT NULL, state_value TEXT NOT NULL, PRIMARY KEY (state_key))";

        assertThatThrownBy(states::start)
                .isInstanceOf(RuntimeCamelException.class)
                .hasMessageContaining("There is no table camel_esign_state that can be read")
                .hasMessageEndingWith(sql);

        database.execute(sql);
        JdbcStateRepository later = node();
        later.setCreateTable(false);
        later.start();
        later.setState("a", "1");
        assertThat(node().getState("a")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTableThatIsAnotherIsRefused(boolean create) {
        database.execute("CREATE TABLE camel_esign_state (state_key VARCHAR(512), val INT)");
        JdbcStateRepository states = node();
        states.setCreateTable(create);

        assertThatThrownBy(states::start)
                .hasMessageContaining("The table camel_esign_state has no column state_value");
    }

    @Test
    void theTableMayBeInAnotherSchema() {
        String schema = "other" + System.nanoTime();
        database.execute("CREATE SCHEMA " + schema);
        JdbcStateRepository states = node();
        states.setTableName(schema + ".states");
        states.setState("a", "1");

        assertThat(database.select("SELECT state_value FROM %s.states".formatted(schema)))
                .isEqualTo("1");
    }

    /** Such transactions fail instead of waiting for each other. */
    @ParameterizedTest
    @ValueSource(strings = {"TRANSACTION_REPEATABLE_READ", "TRANSACTION_SERIALIZABLE"})
    void stricterIsolationChangesNothing(String isolation) throws Exception {
        JdbcStateRepository states =
                new JdbcStateRepository(
                        database.node(
                                options -> {
                                    options.setAutoCommit(false);
                                    options.setTransactionIsolation(isolation);
                                }));
        states.setState("a", "0");
        ParallelCalls.of(
                4,
                () -> {
                    for (int i = 0; i < 10; i++) {
                        String seen;
                        do {
                            seen = states.getState("a");
                        } while (!states.replace(
                                "a", seen, String.valueOf(Integer.parseInt(seen) + 1)));
                    }
                    return null;
                });

        assertThat(states.getState("a")).isEqualTo("40");
    }

    @Test
    void aDatabaseThatIsDownIsNoTableThatIsMissingAndIsTriedAgain() {
        HikariDataSource down = (HikariDataSource) database.node();
        down.close();
        JdbcStateRepository states = new JdbcStateRepository(down);
        for (int call = 0; call < 2; call++) {
            assertThatThrownBy(() -> states.getState("a"))
                    .isInstanceOf(RuntimeCamelException.class)
                    .hasMessageContaining("camel_esign_state")
                    .hasMessageNotContaining("CREATE TABLE");
        }

        states.setDataSource(database.node());
        assertThat(states.replace("a", null, "1")).isTrue();
    }
}

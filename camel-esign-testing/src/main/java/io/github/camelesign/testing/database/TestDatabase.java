// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** An empty database that several nodes connect to, each with a pool of its own. */
public final class TestDatabase implements AutoCloseable {

    private final String url;
    private final String timeZone;
    private final List<HikariDataSource> pools = new ArrayList<>();

    private TestDatabase(String url, String timeZone) {
        this.url = url;
        this.timeZone = timeZone;
    }

    /** In memory of this JVM, with connections of their own. */
    public static TestDatabase h2() {
        return new TestDatabase(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "SET TIME ZONE '%s'");
    }

    /** A schema of its own in a real server. */
    public static TestDatabase postgresOrSkip() {
        String server = PostgresServer.sharedOrSkip().jdbcUrl();
        String schema = "s" + UUID.randomUUID().toString().replace("-", "");
        try (TestDatabase whole = new TestDatabase(server, null)) {
            whole.execute("CREATE SCHEMA " + schema);
        }
        return new TestDatabase(server + "&currentSchema=" + schema, "SET TIME ZONE '%s'");
    }

    /** The URL for JDBC. */
    public String url() {
        return url;
    }

    /** The connections of one more node. */
    public DataSource node() {
        return node(options -> {});
    }

    /** As many application servers give them. */
    public DataSource nodeWithoutAutoCommit() {
        return node(options -> options.setAutoCommit(false));
    }

    /** With sessions in a time zone. */
    public DataSource nodeIn(String zone) {
        return node(options -> options.setConnectionInitSql(timeZone.formatted(zone)));
    }

    /** With options of their own. */
    public DataSource node(Consumer<HikariConfig> options) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        options.accept(config);
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    /** Runs a statement. */
    public void execute(String sql) {
        try (Connection connection = node().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of the first row. */
    public String select(String sql) {
        try (Connection connection = node().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
    }
}

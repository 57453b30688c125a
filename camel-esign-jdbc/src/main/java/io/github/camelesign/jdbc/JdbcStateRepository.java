// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jdbc;

import io.github.camelesign.spi.AtomicStateRepository;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.camel.RuntimeCamelException;

/**
 * Keeps states in a table of a database, where several nodes share them: the positions of polling
 * as {@code cursorRepository}, refresh tokens as {@code tokenRepository}. One table serves both.
 *
 * <p>Keys are of any length and letters, values as long as the database takes a text. PostgreSQL
 * takes no letter U+0000 in a value. Tokens are kept in clear: guard the table.
 *
 * <p>Each call is a transaction of its own, whether or not the connections commit by themselves,
 * and none of it waits for, or is undone with, a transaction of the route. Methods throw a {@link
 * RuntimeCamelException} when the database cannot be reached or refuses.
 */
public class JdbcStateRepository extends JdbcTable implements AtomicStateRepository {

    /** The default of the option {@code tableName}. */
    public static final String TABLE = "camel_esign_state";

    private static final int ATTEMPTS = 20;

    public JdbcStateRepository() {
        super(
                TABLE,
                "JdbcStateRepository",
                new Table.Column("state_key", "VARCHAR(" + StoredKey.LENGTH + ")"),
                new Table.Column("state_value", "TEXT"));
    }

    public JdbcStateRepository(DataSource dataSource) {
        this();
        setDataSource(dataSource);
    }

    @Override
    public String getState(String key) {
        String stored = StoredKey.of(key);
        return database().run(connection -> read(connection, stored));
    }

    private String read(Connection connection, String key) throws SQLException {
        String sql = sql("SELECT state_value FROM %s WHERE state_key = ?");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    /**
     * Keeps a value, whatever was there before.
     *
     * @param value null to remove the key
     */
    @Override
    public void setState(String key, String value) {
        String stored = StoredKey.of(key);
        if (value == null) {
            database().update(sql("DELETE FROM %s WHERE state_key = ?"), stored);
            return;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            // another node may insert or remove it between the two
            if (update(stored, value) || insert(stored, value)) {
                return;
            }
        }
        throw new RuntimeCamelException(
                "The state %s could not be kept, as other nodes insert and remove it at the same time"
                        .formatted(key));
    }

    private boolean update(String key, String value) {
        return database()
                        .update(
                                sql("UPDATE %s SET state_value = ? WHERE state_key = ?"),
                                value,
                                key)
                == 1;
    }

    private boolean insert(String key, String value) {
        return database()
                .insert(
                        sql(
                                "INSERT INTO %1$s (state_key, state_value) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM %1$s WHERE state_key = ?)"),
                        key,
                        value,
                        key);
    }

    @Override
    public boolean replace(String key, String expected, String value) {
        String stored = StoredKey.of(key);
        if (expected == null) {
            return value == null ? getState(key) == null : insert(stored, value);
        }
        if (value == null) {
            return database()
                            .update(
                                    sql("DELETE FROM %s WHERE state_key = ? AND state_value = ?"),
                                    stored,
                                    expected)
                    == 1;
        }
        return database()
                        .update(
                                sql(
                                        "UPDATE %s SET state_value = ? WHERE state_key = ? AND state_value = ?"),
                                value,
                                stored,
                                expected)
                == 1;
    }

    private String sql(String statement) {
        return statement.formatted(getTableName());
    }
}

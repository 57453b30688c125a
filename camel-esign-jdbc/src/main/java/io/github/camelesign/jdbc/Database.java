// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransactionRollbackException;
import javax.sql.DataSource;
import org.apache.camel.RuntimeCamelException;

/**
 * Runs statements, each attempt in a transaction of its own on a connection of its own: after an
 * error some databases take nothing more in the same one.
 */
final class Database {

    /** A transaction that lost against another one wins sooner or later. */
    private static final int ATTEMPTS = 20;

    private final DataSource dataSource;
    private final String table;

    /**
     * @param table that the statements are about, for messages
     */
    Database(DataSource dataSource, String table) {
        this.dataSource = dataSource;
        this.table = table;
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /**
     * Does the work, and does it again if the database has undone it in favour of another
     * transaction.
     */
    <T> T run(Work<T> work) {
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return once(work);
                } catch (SQLException e) {
                    if (!isRolledBack(e) || attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        } catch (SQLException e) {
            throw new RuntimeCamelException(
                    "The database failed on the table %s: %s".formatted(table, e.getMessage()), e);
        }
    }

    /** Does the work once. */
    <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean commit = !connection.getAutoCommit();
            boolean done = false;
            try {
                T result = work.in(connection);
                if (commit) {
                    connection.commit();
                }
                done = true;
                return result;
            } finally {
                if (commit && !done) {
                    rollBack(connection);
                }
            }
        }
    }

    /** The reason for it is thrown already. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // the connection is broken, and closed next
        }
    }

    /** Runs a statement and returns the number of rows that it changed. */
    int update(String sql, Object... parameters) {
        return run(connection -> update(connection, sql, parameters));
    }

    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] instanceof String text) {
                    statement.setString(i + 1, text);
                } else {
                    statement.setObject(i + 1, parameters[i]);
                }
            }
            return statement.executeUpdate();
        }
    }

    /**
     * Inserts a row unless there is one with its key.
     *
     * @param sql that looks whether there is one before it inserts; only of two that look at the
     *     same moment one fails
     * @return whether it was inserted
     */
    boolean insert(String sql, Object... parameters) {
        return run(
                connection -> {
                    try {
                        return update(connection, sql, parameters) == 1;
                    } catch (SQLException e) {
                        if (!isDuplicate(e)) {
                            throw e;
                        }
                        if (!connection.getAutoCommit()) {
                            connection.rollback();
                        }
                        return false;
                    }
                });
    }

    /** Not every driver has a class for it. */
    private static boolean isDuplicate(SQLException e) {
        return e instanceof SQLIntegrityConstraintViolationException || isOfClass(e, "23");
    }

    private static boolean isRolledBack(SQLException e) {
        return e instanceof SQLTransactionRollbackException || isOfClass(e, "40");
    }

    /**
     * Whether an error is of a class of SQL states.
     *
     * @param stateClass the first two letters of the state
     */
    static boolean isOfClass(SQLException e, String stateClass) {
        return e.getSQLState() != null && e.getSQLState().startsWith(stateClass);
    }
}

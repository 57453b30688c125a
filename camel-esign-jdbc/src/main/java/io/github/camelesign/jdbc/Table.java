// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.RuntimeCamelException;

/**
 * A table that is made if it is missing, or else must be there.
 *
 * @param name that of a table, perhaps with that of its schema before it
 * @param use what it is for, in a message
 * @param columns name and type of each; the first is the key
 */
record Table(String name, String use, List<Column> columns) {

    /** Stands in statements as it is, so it cannot be just any text. */
    private static final Pattern NAME =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,62}\\.)?[A-Za-z_][A-Za-z0-9_]{0,62}");

    /** State class of SQL that does not suit the database: no such table, column or right. */
    private static final String UNSUITABLE = "42";

    /** Name and type of a column. */
    record Column(String name, String type) {}

    /**
     * @throws IllegalArgumentException when the name is not of letters, digits and underscores
     */
    Table {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The tableName %s is none: it has letters, digits and underscores, 63 at most, perhaps after a schema and a dot"
                            .formatted(name));
        }
    }

    /** The statement that creates it. */
    String sql() {
        StringBuilder sql = new StringBuilder("CREATE TABLE ").append(name).append(" (");
        for (Column column : columns) {
            sql.append(column.name()).append(' ').append(column.type()).append(" NOT NULL, ");
        }
        return sql.append("PRIMARY KEY (").append(columns.get(0).name()).append("))").toString();
    }

    /**
     * Makes sure that it is there.
     *
     * @param create whether it is created if it is missing
     * @throws RuntimeCamelException that says what is missing
     */
    void require(Database database, boolean create) {
        if (isSelectable(database, "1")) {
            requireColumns(database);
        } else if (create) {
            create(database);
            requireColumns(database);
        } else {
            throw lacking("There is no table %s that can be read".formatted(name));
        }
    }

    /** Of nodes that start at once all may find it missing, and one succeeds. */
    private void create(Database database) {
        try {
            database.once(connection -> Database.update(connection, sql()));
        } catch (SQLException e) {
            if (!isSelectable(database, "1")) {
                throw new RuntimeCamelException(
                        "The table %s for %s could not be created: %s. Let somebody who may do so run: %s"
                                .formatted(name, use, e.getMessage(), sql()),
                        e);
            }
        }
    }

    private void requireColumns(Database database) {
        List<String> missing =
                columns.stream()
                        .map(Column::name)
                        .filter(column -> !isSelectable(database, column))
                        .toList();
        if (!missing.isEmpty()) {
            throw lacking(
                    "The table %s has no column %s".formatted(name, String.join(", ", missing)));
        }
    }

    private RuntimeCamelException lacking(String what) {
        return new RuntimeCamelException(
                "%s. It is needed for %s: create it, or another that tableName names, by: %s"
                        .formatted(what, use, sql()));
    }

    private boolean isSelectable(Database database, String column) {
        String sql = "SELECT %s FROM %s WHERE 1 = 0".formatted(column, name);
        return database.run(
                connection -> {
                    try (var statement = connection.createStatement();
                            var rows = statement.executeQuery(sql)) {
                        return rows.getMetaData().getColumnCount() == 1;
                    } catch (SQLException e) {
                        if (!Database.isOfClass(e, UNSUITABLE)) {
                            throw e;
                        }
                        if (!connection.getAutoCommit()) {
                            connection.rollback();
                        }
                        return false;
                    }
                });
    }
}

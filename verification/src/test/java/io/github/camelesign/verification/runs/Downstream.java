// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The table in which the events end, which takes whatever comes. */
final class Downstream {

    private final DataSource database;

    /** A row of it. */
    record Row(String source, String delivery, String type, String envelope) {}

    Downstream(DataSource database) {
        this.database = database;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE downstream (source VARCHAR(20), delivery VARCHAR(20), type VARCHAR(20), envelope VARCHAR(100), event_id VARCHAR(200), change_key VARCHAR(200))");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT source, delivery, type, envelope FROM downstream")) {
            while (found.next()) {
                rows.add(
                        new Row(
                                found.getString(1),
                                found.getString(2),
                                found.getString(3),
                                found.getString(4)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}

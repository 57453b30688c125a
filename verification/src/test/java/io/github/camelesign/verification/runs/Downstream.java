// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import io.github.camelesign.testing.docs.CodeBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The table in which the events end, which takes whatever comes. */
final class Downstream {

    /**
     * The memory of the events that are there. Camel would make it with keys of 100 letters, and a
     * change key may be longer.
     */
    static final String DELIVERED = "processed_events";

    private static final Path PAGE = Path.of("..", "docs", "guide", "several-nodes.md");

    private final DataSource database;

    /** A row of it. */
    record Row(String source, String delivery, String type, String envelope) {}

    Downstream(DataSource database) {
        this.database = database;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE downstream (source VARCHAR(20), delivery VARCHAR(20), type VARCHAR(20), envelope VARCHAR(100), event_id VARCHAR(200), change_key VARCHAR(200))");
            statement.execute(memory());
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the page shows it. */
    private static String memory() throws IOException {
        return CodeBlock.of(PAGE, "sql").stream()
                .map(CodeBlock::text)
                .filter(sql -> sql.contains(DELIVERED))
                .findFirst()
                .orElseThrow();
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

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jdbc;

import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.camel.support.service.ServiceSupport;

/** What the two beans have in common: their options, and a table that is there at their start. */
abstract class JdbcTable extends ServiceSupport {

    private final String use;
    private final List<Table.Column> columns;
    private DataSource dataSource;
    private String tableName;
    private boolean createTable = true;
    private Database database;

    JdbcTable(String tableName, String use, Table.Column... columns) {
        this.tableName = tableName;
        this.use = use;
        this.columns = List.of(columns);
    }

    public DataSource getDataSource() {
        return dataSource;
    }

    /**
     * Gives the connections to the database. Required. Each call takes one, and ends its own
     * transaction on it; so it must not be one that the transaction of a route owns, as those of
     * Spring's {@code TransactionAwareDataSourceProxy} and of a data source that takes part in JTA.
     */
    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public String getTableName() {
        return tableName;
    }

    /**
     * Name of the table, perhaps with that of its schema and a dot before it: letters, digits and
     * underscores.
     */
    public void setTableName(String tableName) {
        this.tableName = tableName;
    }

    public boolean isCreateTable() {
        return createTable;
    }

    /**
     * Whether the table is created at the start if it is missing; true by default. If not, the
     * start fails without it and shows the SQL that creates it.
     */
    public void setCreateTable(boolean createTable) {
        this.createTable = createTable;
    }

    @Override
    protected void doStart() throws Exception {
        Objects.requireNonNull(
                dataSource, () -> "The option dataSource of %s is not set".formatted(use));
        Table table = new Table(tableName, use, columns);
        Database connected = new Database(dataSource, tableName);
        table.require(connected, createTable);
        database = connected;
    }

    /** The database with its table; starts the bean if nobody has, as a registry does not. */
    Database database() {
        if (!isStarted()) {
            start();
        }
        return database;
    }
}

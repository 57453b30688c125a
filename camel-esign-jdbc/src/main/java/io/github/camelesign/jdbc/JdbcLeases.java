// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jdbc;

import io.github.camelesign.spi.Leases;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.camel.RuntimeCamelException;

/**
 * Keeps leases in a table of a database, so that of several nodes one at a time works on an event,
 * renews a token or creates something under a key. As a bean of the registry it is used by all
 * components.
 *
 * <p>Leases end by the clock of the database, so the clocks of the nodes do not matter. One whose
 * node has died ends by itself when its time is over. Keys are of any length and letters.
 *
 * <p>Each call is a transaction of its own, whether or not the connections commit by themselves.
 * Methods throw a {@link RuntimeCamelException} when the database cannot be reached or refuses.
 */
public class JdbcLeases extends JdbcTable implements Leases {

    /** The default of the option {@code tableName}. */
    public static final String TABLE = "camel_esign_lease";

    /** How many leases are taken between two removals of those that dead nodes have left. */
    private static final int CLEANING = 1_000;

    /** By the clock of the database, some seconds later; the seconds are a parameter. */
    private static final String END =
            "CURRENT_TIMESTAMP + CAST(? AS DOUBLE PRECISION) * INTERVAL '1' SECOND";

    private final AtomicLong taken = new AtomicLong();

    public JdbcLeases() {
        super(
                TABLE,
                "JdbcLeases",
                new Table.Column("lease_key", "VARCHAR(" + StoredKey.LENGTH + ")"),
                new Table.Column("holder", "VARCHAR(36)"),
                new Table.Column("ends_at", "TIMESTAMP WITH TIME ZONE"));
    }

    public JdbcLeases(DataSource dataSource) {
        this();
        setDataSource(dataSource);
    }

    @Override
    public Optional<Lease> acquire(String key, Duration time) {
        Held lease = new Held(StoredKey.of(key), UUID.randomUUID().toString(), seconds(time));
        if (taken.getAndIncrement() % CLEANING == 0) {
            database().update(sql("DELETE FROM %s WHERE ends_at <= CURRENT_TIMESTAMP"));
        }
        return lease.takeOver() || lease.insert() ? Optional.of(lease) : Optional.empty();
    }

    private static double seconds(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("A lease needs some time, not " + time);
        }
        return time.toNanos() / 1e9;
    }

    private String sql(String statement) {
        return statement.formatted(getTableName(), END);
    }

    /** The holder is a random name: one that comes later is never taken for an earlier one. */
    private final class Held implements Lease {

        private final String key;
        private final String holder;
        private final double seconds;

        Held(String key, String holder, double seconds) {
            this.key = key;
            this.holder = holder;
            this.seconds = seconds;
        }

        /** Of two that try both wait for the row, and the second finds that it has not ended. */
        private boolean takeOver() {
            return database()
                            .update(
                                    sql(
                                            "UPDATE %s SET holder = ?, ends_at = %s WHERE lease_key = ? AND ends_at <= CURRENT_TIMESTAMP"),
                                    holder,
                                    seconds,
                                    key)
                    == 1;
        }

        private boolean insert() {
            return database()
                    .insert(
                            sql(
                                    "INSERT INTO %1$s (lease_key, holder, ends_at) SELECT ?, ?, %2$s WHERE NOT EXISTS (SELECT 1 FROM %1$s WHERE lease_key = ?)"),
                            key,
                            holder,
                            seconds,
                            key);
        }

        @Override
        public boolean renew() {
            return database()
                            .update(
                                    sql(
                                            "UPDATE %s SET ends_at = %s WHERE lease_key = ? AND holder = ? AND ends_at > CURRENT_TIMESTAMP"),
                                    seconds,
                                    key,
                                    holder)
                    == 1;
        }

        @Override
        public void release() {
            database()
                    .update(sql("DELETE FROM %s WHERE lease_key = ? AND holder = ?"), key, holder);
        }
    }
}

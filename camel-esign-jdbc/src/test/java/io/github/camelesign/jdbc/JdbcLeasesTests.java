// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelesign.spi.Leases;
import io.github.camelesign.testing.database.TestDatabase;
import io.github.camelesign.testing.nodes.LeasesTests;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leases in one of the databases; every second node's connections do not commit by themselves. */
abstract class JdbcLeasesTests extends LeasesTests {

    private static final Duration SHORT = Duration.ofMillis(400);

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
    protected JdbcLeases node() {
        return new JdbcLeases(
                nodes++ % 2 == 0 ? database.node() : database.nodeWithoutAutoCommit());
    }

    @Test
    void theLeaseOfADeadNodeEndsWithItsTime() {
        HikariDataSource dying = (HikariDataSource) database.nodeWithoutAutoCommit();
        Leases.Lease dead = new JdbcLeases(dying).acquire("a", SHORT).orElseThrow();
        long begin = System.nanoTime();
        dying.close();
        Leases living = node();

        assertThat(living.acquire("a", LONG)).isEmpty();
        Leases.Lease next =
                await().pollInterval(Duration.ofMillis(20))
                        .until(() -> living.acquire("a", LONG), taken -> taken.isPresent())
                        .orElseThrow();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(SHORT.dividedBy(2));
        assertThatThrownBy(dead::renew).hasMessageContaining("camel_esign_lease");
        assertThat(next.renew()).isTrue();
    }

    @Test
    void oneThatHasEndedIsNotRenewed() {
        Leases leases = node();
        Leases.Lease lease = leases.acquire("a", Duration.ofMillis(1)).orElseThrow();
        await().pollInterval(Duration.ofMillis(20))
                .until(
                        () ->
                                "1"
                                        .equals(
                                                database.select(
                                                        "SELECT COUNT(*) FROM camel_esign_lease WHERE ends_at < CURRENT_TIMESTAMP")));

        assertThat(lease.renew()).isFalse();
        assertThat(node().acquire("a", LONG)).isPresent();
        lease.release();
        assertThat(node().acquire("a", LONG)).isEmpty();
    }

    @Test
    void aRenewedOneHasItsWholeTimeAgain() {
        Leases leases = node();
        Leases.Lease lease = leases.acquire("a", SHORT).orElseThrow();
        long end = System.nanoTime() + SHORT.multipliedBy(3).toNanos();
        await().pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            assertThat(lease.renew()).isTrue();
                            assertThat(leases.acquire("a", LONG)).isEmpty();
                            return System.nanoTime() > end;
                        });
    }

    /** Nodes, and sessions of the database, may be in different time zones. */
    @Test
    void whenItEndsIsTheSameEverywhere() {
        Leases tokyo = new JdbcLeases(database.nodeIn("Asia/Tokyo"));
        Leases honolulu = new JdbcLeases(database.nodeIn("Pacific/Honolulu"));
        Leases.Lease lease = tokyo.acquire("a", Duration.ofMinutes(1)).orElseThrow();
        Leases.Lease other = honolulu.acquire("b", Duration.ofMinutes(1)).orElseThrow();

        assertThat(honolulu.acquire("a", LONG)).isEmpty();
        assertThat(tokyo.acquire("b", LONG)).isEmpty();
        assertThat(lease.renew()).isTrue();
        assertThat(other.renew()).isTrue();
        String left =
                "SELECT MAX(ABS(EXTRACT(EPOCH FROM ends_at) - EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) - 60)) FROM camel_esign_lease";
        assertThat(Double.parseDouble(database.select(left))).isLessThan(10);
    }

    @Test
    void whatDeadNodesLeaveIsRemoved() {
        Leases dead = node();
        for (int i = 0; i < 5; i++) {
            assertThat(dead.acquire("event " + i, Duration.ofMillis(1))).isPresent();
        }
        await().pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            // a new node cleans with its first lease
                            node().acquire("mine", LONG);
                            return "1"
                                    .equals(
                                            database.select(
                                                    "SELECT COUNT(*) FROM camel_esign_lease"));
                        });
    }

    @Test
    void aLeaseWithoutTimeIsRefused() {
        assertThatThrownBy(() -> node().acquire("a", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

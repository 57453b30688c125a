// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelesign.component.EsignFileStateRepository;
import io.github.camelesign.jdbc.JdbcLeases;
import io.github.camelesign.jdbc.JdbcStateRepository;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The beans of a node, as the page about several nodes has them. */
final class NodeBeans {

    private static final int CONNECTIONS = 12;
    private static final long LOCK_INTERVAL_MILLIS = 200;

    private final HikariDataSource dataSource = new HikariDataSource();
    private final DataSourceTransactionManager transactions;

    NodeBeans(NodeOptions options) {
        dataSource.setJdbcUrl(options.database());
        dataSource.setMaximumPoolSize(CONNECTIONS);
        dataSource.setMinimumIdle(1);
        transactions = new DataSourceTransactionManager(dataSource);
    }

    void bind(DefaultCamelContext context, NodeOptions options) throws Exception {
        context.getRegistry().bind("dataSource", dataSource);
        context.getRegistry().bind("leases", new JdbcLeases(dataSource));
        context.getRegistry().bind("states", positions(options));
        context.getRegistry().bind("firstPolls", new FirstPolls());
        context.getRegistry().bind("required", new SpringTransactionPolicy(transactions));
        context.addComponent("jms", Queues.component(options.broker()));
        if (!options.cluster().isEmpty()) {
            context.addService(cluster(options.cluster()));
        }
        if (!options.called().isEmpty()) {
            context.addService(server(options.port()));
        }
    }

    private StateRepository<String, String> positions(NodeOptions options) {
        return options.positions().isEmpty()
                ? new JdbcStateRepository(dataSource)
                : new EsignFileStateRepository(Path.of(options.positions()));
    }

    private static FileLockClusterService cluster(String directory) {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(directory);
        cluster.setAcquireLockDelay(1);
        cluster.setAcquireLockDelayUnit(java.util.concurrent.TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(
                LOCK_INTERVAL_MILLIS, java.util.concurrent.TimeUnit.MILLISECONDS);
        return cluster;
    }

    private static VertxPlatformHttpServer server(int port) {
        VertxPlatformHttpServerConfiguration configuration =
                new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(port);
        return new VertxPlatformHttpServer(configuration);
    }

    DataSource dataSource() {
        return dataSource;
    }

    DataSourceTransactionManager transactions() {
        return transactions;
    }
}

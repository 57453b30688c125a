// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.broker;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.ClusterConnectionConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.ha.SharedStoreBackupPolicyConfiguration;
import org.apache.activemq.artemis.core.config.ha.SharedStorePrimaryPolicyConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.cluster.ClusterManager;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * An Artemis with a journal on the disk, at a free port of the loopback interface. It delivers a
 * message that was rolled back again, at once and however often.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final int JOURNAL_FILE = 1 << 20;

    private final EmbeddedActiveMQ artemis;
    private final Port port;

    private EmbeddedBroker(Port port, Configuration configuration) throws Exception {
        this.port = port;
        this.artemis = run(configuration);
    }

    /**
     * Starts one, with what the journal holds.
     *
     * @param directory of the journal
     */
    public static EmbeddedBroker start(Path directory) throws Exception {
        return start(directory, new Port());
    }

    static EmbeddedBroker start(Path directory, Port port) throws Exception {
        return new EmbeddedBroker(port, alone(directory, port.number()));
    }

    /** Starts one that stands by until the other one leaves the journal to it. */
    static EmbeddedBroker backup(Path directory, Port port, int primary) throws Exception {
        return new EmbeddedBroker(
                port,
                paired(directory, port.number(), primary)
                        .setHAPolicyConfiguration(new SharedStoreBackupPolicyConfiguration()));
    }

    static Configuration primary(Path directory, int port, int backup) throws Exception {
        return paired(directory, port, backup)
                .setHAPolicyConfiguration(new SharedStorePrimaryPolicyConfiguration());
    }

    static Configuration alone(Path directory, int port) throws Exception {
        return new ConfigurationImpl()
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalFileSize(JOURNAL_FILE)
                // it is the broker that dies, and not the machine
                .setJournalDatasync(false)
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .addAcceptorConfiguration("tcp", uri(port))
                .addAddressSetting("#", new AddressSettings().setMaxDeliveryAttempts(-1));
    }

    private static Configuration paired(Path directory, int port, int other) throws Exception {
        return alone(directory, port)
                .addConnectorConfiguration("self", uri(port))
                .addConnectorConfiguration("other", uri(other))
                .addClusterConfiguration(
                        new ClusterConnectionConfiguration()
                                .setName("pair")
                                .setConnectorName("self")
                                .setRetryInterval(100)
                                .setStaticConnectors(List.of("other")));
    }

    static EmbeddedActiveMQ run(Configuration configuration) throws Exception {
        return new EmbeddedActiveMQ().setConfiguration(configuration).start();
    }

    static String uri(int port) {
        return "tcp://127.0.0.1:" + port;
    }

    /** For clients that do not come back by themselves when the connection is lost. */
    public ConnectionFactory connectionFactory() {
        return new ActiveMQConnectionFactory(uri(port.number()) + "?reconnectAttempts=0");
    }

    /** Whether it works, and does not stand by. */
    boolean isActive() {
        return artemis.getActiveMQServer().isActive();
    }

    /** Whether it and another one know of each other, as clients will. */
    boolean isPaired() {
        ClusterManager cluster = artemis.getActiveMQServer().getClusterManager();
        // it is there some time after the start
        return cluster != null
                && cluster.getDefaultConnection(null).getTopology().getMembers().stream()
                        .anyMatch(one -> one.getPrimary() != null && one.getBackup() != null);
    }

    /** How many messages a queue holds, those included that are delivered and not taken yet. */
    public long messages(String queue) {
        Queue found = artemis.getActiveMQServer().locateQueue(SimpleString.of(queue));
        return found == null ? 0 : found.getMessageCount();
    }

    @Override
    public void close() throws Exception {
        artemis.stop();
        port.close();
    }

    /** A free port, which is held without listening there. */
    static final class Port implements AutoCloseable {

        private final Socket placeholder = new Socket();

        Port() throws IOException {
            placeholder.setReuseAddress(true);
            placeholder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }

        int number() {
            return placeholder.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            placeholder.close();
        }
    }
}

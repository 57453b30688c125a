// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.broker;

import static org.awaitility.Awaitility.await;

import io.github.camelesign.testing.ChildJvm;
import io.github.camelesign.testing.broker.EmbeddedBroker.Port;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * A broker in a process of its own, which is killed by the system, and its successor in this
 * process, which finds in the journal what the first had written.
 */
public final class KilledBroker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final Succession succession;
    private final Port firstPort;
    private final Port backupPort;
    private final Process first;
    private EmbeddedBroker successor;

    /** What the clients meet when the first broker is gone. */
    public enum Succession {
        /** A second one shares the journal, stands by, and is known to the clients. */
        BACKUP,
        /** It is started again at the same port. */
        RESTART
    }

    private KilledBroker(Path directory, Succession succession) throws IOException {
        this.directory = directory;
        this.succession = succession;
        this.firstPort = new Port();
        this.backupPort = new Port();
        this.first =
                ChildJvm.start(
                        KilledBroker.class,
                        List.of("-Xmx256m"),
                        Files.createDirectories(directory).resolve("broker.log"),
                        directory,
                        succession,
                        firstPort.number(),
                        backupPort.number());
    }

    /**
     * Starts one, and its backup if that is to succeed it.
     *
     * @param directory of the journal
     */
    public static KilledBroker start(Path directory, Succession succession) throws Exception {
        KilledBroker broker = new KilledBroker(directory, succession);
        try {
            broker.awaitFirst();
            return broker;
        } catch (Exception e) {
            broker.close();
            throw e;
        }
    }

    /** Runs the first broker until this process is gone, or kills it. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[2]);
        int backup = Integer.parseInt(arguments[3]);
        EmbeddedBroker.run(
                Succession.valueOf(arguments[1]) == Succession.BACKUP
                        ? EmbeddedBroker.primary(directory, port, backup)
                        : EmbeddedBroker.alone(directory, port));
        while (System.in.read() >= 0) {
            // nothing is sent
        }
        Runtime.getRuntime().halt(0);
    }

    private void awaitFirst() throws Exception {
        await().atMost(PATIENCE).until(this::isConnected);
        if (succession == Succession.BACKUP) {
            successor = EmbeddedBroker.backup(directory, backupPort, firstPort.number());
            await().atMost(PATIENCE).until(successor::isPaired);
        }
    }

    private boolean isConnected() throws IOException {
        if (!first.isAlive()) {
            throw new IllegalStateException(Files.readString(directory.resolve("broker.log")));
        }
        try (ActiveMQConnectionFactory factory =
                        new ActiveMQConnectionFactory(EmbeddedBroker.uri(firstPort.number()));
                Connection connection = factory.createConnection()) {
            return true;
        } catch (JMSException e) {
            return false;
        }
    }

    /**
     * For clients that go to the backup by themselves, or that fail when the connection is lost.
     */
    public ConnectionFactory connectionFactory() {
        return new ActiveMQConnectionFactory(
                succession == Succession.BACKUP
                        ? "(%s,%s)?ha=true&reconnectAttempts=-1&retryInterval=100"
                                .formatted(
                                        EmbeddedBroker.uri(firstPort.number()),
                                        EmbeddedBroker.uri(backupPort.number()))
                        : EmbeddedBroker.uri(firstPort.number()) + "?reconnectAttempts=0");
    }

    /** Kills the first broker, and returns when its successor works. */
    public void kill() throws Exception {
        first.destroyForcibly().waitFor();
        if (successor == null) {
            successor = EmbeddedBroker.start(directory, firstPort);
        }
        await().atMost(PATIENCE).until(successor::isActive);
    }

    /** How many messages a queue of the successor holds, those included that are delivered. */
    public long messages(String queue) {
        return successor.messages(queue);
    }

    @Override
    public void close() throws Exception {
        first.destroyForcibly().waitFor();
        if (successor != null) {
            successor.close();
        }
        firstPort.close();
        backupPort.close();
    }
}

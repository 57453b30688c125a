// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Artemis in a process of its own, with a journal that outlives it. */
final class Broker implements AutoCloseable {

    private final Path directory;
    private final HeldPort port = new HeldPort();
    private Child process;

    /**
     * @param directory of the journal
     */
    Broker(Path directory) {
        this.directory = directory;
    }

    /** Runs it until its standard input ends. */
    public static void main(String[] arguments) throws Exception {
        EmbeddedActiveMQ artemis =
                new EmbeddedActiveMQ()
                        .setConfiguration(
                                configuration(
                                        Path.of(arguments[0]), Integer.parseInt(arguments[1])));
        artemis.start();
        Lifeline.say(Lifeline.READY);
        Lifeline.follow(Map.of());
        artemis.stop();
        Runtime.getRuntime().halt(0);
    }

    private static Configuration configuration(Path directory, int port) throws Exception {
        return new ConfigurationImpl()
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalFileSize(1 << 20)
                // it is the broker that dies, and not the machine
                .setJournalDatasync(false)
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port)
                .addAddressSetting(
                        "#",
                        new AddressSettings().setMaxDeliveryAttempts(-1).setRedeliveryDelay(100));
    }

    String url() {
        return "tcp://127.0.0.1:" + port.number();
    }

    void start() throws Exception {
        process = new Child(Broker.class, directory, line -> {}, directory, port.number());
        process.awaitReady();
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    void stop() throws InterruptedException {
        process.stop();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        port.close();
    }
}

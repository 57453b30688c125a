// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.desk;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnector;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A broker in this process, for a desk that has no other. What it holds outlives the process. */
public class Broker implements AutoCloseable {

    private static final int JOURNAL_FILE = 1 << 20;

    /** Followed by a number, which differs between the brokers of a process. */
    private static final String URL = "vm://";

    private final Path directory;
    private EmbeddedActiveMQ artemis;

    /**
     * @param directory of the journal
     */
    public Broker(String directory) {
        this.directory = Path.of(directory).toAbsolutePath().normalize();
    }

    /** Starts it when it is asked for, as no other may be configured then. */
    public synchronized String url() throws Exception {
        int number = directory.hashCode() & Integer.MAX_VALUE;
        if (artemis == null) {
            Configuration configuration =
                    new ConfigurationImpl()
                            .setSecurityEnabled(false)
                            .setJMXManagementEnabled(false)
                            .setJournalType(JournalType.NIO)
                            .setJournalFileSize(JOURNAL_FILE)
                            .setJournalDirectory(directory.resolve("journal").toString())
                            .setBindingsDirectory(directory.resolve("bindings").toString())
                            .setLargeMessagesDirectory(directory.resolve("large").toString())
                            .setPagingDirectory(directory.resolve("paging").toString())
                            .addAcceptorConfiguration("desk", URL + number)
                            // what cannot be done now is tried until it can
                            .addAddressSetting(
                                    "#",
                                    new AddressSettings()
                                            .setMaxDeliveryAttempts(-1)
                                            .setRedeliveryDelay(60_000));
            artemis = new EmbeddedActiveMQ().setConfiguration(configuration).start();
        }
        return URL + number;
    }

    @Override
    public synchronized void close() throws Exception {
        if (artemis != null) {
            artemis.stop();
            // its threads would keep the process alive for a minute
            InVMConnector.resetThreadPool();
        }
    }
}

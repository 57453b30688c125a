// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.jms.connection.CachingConnectionFactory;

/** The broker's queues, as a node and who drives it reach them. */
final class Queues {

    static final String EVENTS = "events";
    static final String ORDERS = "orders";
    static final String SENT = "sent";

    private Queues() {}

    /** Transacted, with a connection that is made anew when the broker is back. */
    static JmsComponent component(String broker) {
        ActiveMQConnectionFactory artemis =
                new ActiveMQConnectionFactory(
                        broker + "?reconnectAttempts=0&callTimeout=5000&connectionTTL=10000");
        CachingConnectionFactory cached = new CachingConnectionFactory(artemis);
        cached.setSessionCacheSize(16);
        JmsComponent jms = JmsComponent.jmsComponent(cached);
        jms.setTransacted(true);
        jms.getConfiguration().setLazyCreateTransactionManager(false);
        // its own, as the listener keeps one connection
        jms.getConfiguration().setListenerConnectionFactory(artemis);
        jms.setRecoveryInterval(300);
        return jms;
    }
}

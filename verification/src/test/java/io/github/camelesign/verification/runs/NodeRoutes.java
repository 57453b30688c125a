// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import io.github.camelesign.api.EsignConstants;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The routes of a node: events to a queue, by poll and by webhook, and from the queue into the
 * database, each once.
 */
final class NodeRoutes extends RouteBuilder {

    private final NodeOptions options;
    private final NodeBeans beans;

    NodeRoutes(NodeOptions options, NodeBeans beans) {
        this.options = options;
        this.beans = beans;
    }

    @Override
    public void configure() {
        // what fails comes again, from the provider or from the broker
        errorHandler(noErrorHandler());
        options.polled().forEach(source -> toQueue(source, polling(source)));
        options.called().forEach(source -> toQueue(source, webhook(source)));
        takeOnce();
        if (options.sends()) {
            sendWhatIsOrdered();
        }
    }

    private String polling(Source source) {
        String uri =
                "%s?%s&cursorRepository=#states&startFrom=%s&initialDelay=0&delay=%d&eventTypes=%s"
                        .formatted(
                                source.uri(),
                                options.endpoint(source),
                                options.startFrom(),
                                options.delay(),
                                options.types());
        return options.cluster().isEmpty() ? uri : "master:" + source + ":" + uri;
    }

    private String webhook(Source source) {
        String repository = "webhook-" + source;
        getContext()
                .getRegistry()
                .bind(repository, new JdbcMessageIdRepository(beans.dataSource(), repository));
        return "webhook:%s?%s&webhookComponentName=platform-http&webhookPath=%s&webhookExternalUrl=%s&webhookSecret=%s&idempotentRepository=#%s&eventTypes=%s"
                .formatted(
                        source.uri(),
                        options.endpoint(source),
                        source.webhookPath(),
                        options.webhooks(),
                        Providers.SECRET,
                        repository,
                        options.types());
    }

    private void toQueue(Source source, String uri) {
        from(uri)
                .process(exchange -> Lifeline.say("begun " + source))
                .process(exchange -> pause())
                .setHeader("source", constant(source.name()))
                .setHeader("delivery", header(EsignConstants.DELIVERY))
                .setHeader("type", header(EsignConstants.EVENT_TYPE))
                .setHeader("envelope", header(EsignConstants.ENVELOPE_ID))
                .setHeader("eventId", header(EsignConstants.EVENT_ID))
                .setHeader(
                        "changeKey",
                        simple(
                                "${header.%s} ?: ${header.%s}"
                                        .formatted(
                                                EsignConstants.CHANGE_KEY,
                                                EsignConstants.EVENT_ID)))
                .setBody(constant("event"))
                .to("jms:queue:" + Queues.EVENTS)
                .process(exchange -> Lifeline.say("queued " + source));
    }

    private void pause() throws InterruptedException {
        if (options.pause() > 0) {
            new CountDownLatch(1).await(options.pause(), TimeUnit.MILLISECONDS);
        }
    }

    /**
     * The row, and the memory of the event, are of one transaction, which ends before that of the
     * queue.
     */
    private void takeOnce() {
        from("jms:queue:" + Queues.EVENTS + "?concurrentConsumers=2")
                .transacted("required")
                .idempotentConsumer(header(options.identity()), delivered())
                .to(
                        "sql:INSERT INTO downstream (source, delivery, type, envelope, event_id, change_key) VALUES (:#source, :#delivery, :#type, :#envelope, :#eventId, :#changeKey)");
    }

    /** Of the transaction, in the table that Camel makes. */
    private JdbcMessageIdRepository delivered() {
        return new JdbcMessageIdRepository(
                beans.dataSource(), new TransactionTemplate(beans.transactions()), "downstream");
    }

    private void sendWhatIsOrdered() {
        from("jms:queue:" + Queues.ORDERS + "?concurrentConsumers=2")
                .setProperty("source", body())
                .toD("direct:send-${body}")
                .setHeader("source", exchangeProperty("source"))
                .to("jms:queue:" + Queues.SENT);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.webhook;

import io.github.camelesign.internal.event.EventHeaders;
import io.github.camelesign.internal.event.Listeners;
import io.github.camelesign.internal.log.FailureLog;
import io.github.camelesign.internal.text.OneLine;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.Provider;
import io.github.camelesign.spi.WebhookProtocol;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the provider's calls: checks who calls, gives what is new to the route, and answers so
 * that the provider calls again when the route did not succeed. The route gets an exchange of its
 * own, so nothing of the call reaches it but the event, and nothing of it the answer.
 */
public final class WebhookReceiver implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final int LONGEST_LINE = 500;

    private final WebhookProtocol protocol;
    private final WebhookOptions options;
    private final Provider<?> provider;
    private final EventHeaders headers;
    private final MessageAge age;
    private final Listeners listeners;
    private final EventMemory memory;
    private final FailureLog failures = new FailureLog(LOG);
    private final String processes;
    private final Supplier<Exchange> exchanges;
    private final Processor route;

    /**
     * @param exchanges makes an exchange for an event
     * @param route what takes the events
     */
    public WebhookReceiver(
            WebhookProtocol protocol,
            WebhookOptions options,
            Provider<?> provider,
            Listeners listeners,
            Supplier<Exchange> exchanges,
            Processor route) {
        this.protocol = protocol;
        this.options = options;
        this.provider = provider;
        this.headers = new EventHeaders(provider, "webhook");
        this.age = new MessageAge(Clock.systemUTC(), options.maxAge());
        this.listeners = listeners;
        this.memory =
                new EventMemory(
                        options.taken(), options.leases(), provider.scheme(), options.path());
        this.processes = "The route processes the webhook calls of " + provider.name();
        this.exchanges = exchanges;
        this.route = route;
    }

    @Override
    public void process(Exchange call) {
        int status;
        try {
            status = isProbe(call) ? 200 : receive(call);
        } catch (RejectedCallException e) {
            LOG.warn("Rejected a webhook call: {}", OneLine.of(e.getMessage(), LONGEST_LINE));
            status = e.status();
        } catch (Exception e) {
            LOG.error(
                    "An event could not be noted, and is answered with status 503 so that it comes again",
                    e);
            status = 503;
        }
        listeners.onWebhookCall(provider.scheme(), status);
        Message answer = call.getMessage();
        // whatever is left in the message would be sent back
        answer.removeHeaders("*");
        answer.setBody(null);
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    }

    private static boolean isProbe(Exchange call) {
        String method = call.getMessage().getHeader(Exchange.HTTP_METHOD, String.class);
        return "GET".equals(method) || "HEAD".equals(method);
    }

    private int receive(Exchange call) throws RejectedCallException {
        EsignEvent event = event(call);
        return options.types().contains(event.type()) ? deliver(event) : 200;
    }

    private EsignEvent event(Exchange call) throws RejectedCallException {
        try {
            WebhookProtocol.Message message = WebhookRequest.read(call, options.maxPayload());
            if (!options.isVerified()) {
                return protocol.read(message);
            }
            if (!protocol.isSigned(message, options.secrets())) {
                throw new RejectedCallException(401, "its signature is missing or wrong");
            }
            EsignEvent event = protocol.read(message);
            age.require(protocol.signedAt(event));
            return event;
        } catch (IllegalArgumentException e) {
            throw new RejectedCallException(400, "it is no message: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            // nothing is read here but what the caller sent: it is the caller who has to change
            LOG.debug("A webhook call cannot be read", e);
            throw new RejectedCallException(400, "it cannot be read: " + e.getClass().getName());
        }
    }

    private int deliver(EsignEvent event) {
        return switch (memory.claim(event.id())) {
            case TAKEN -> 200;
            // not 200: the delivery under way may yet fail, and then this call is to be repeated
            case IN_FLIGHT -> 503;
            case MINE -> route(event) ? 200 : 500;
        };
    }

    private boolean route(EsignEvent event) {
        boolean succeeded = false;
        try {
            succeeded = process(event);
        } finally {
            memory.release(event.id(), succeeded);
        }
        return succeeded;
    }

    private boolean process(EsignEvent event) {
        Exchange exchange = exchanges.get();
        headers.write(event, exchange.getMessage());
        try {
            route.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.getException() != null) {
            failures.failed(
                    OneLine.of(
                            "The route failed on the event %s (%s), which the provider will send again"
                                    .formatted(event.id(), event.rawType()),
                            LONGEST_LINE),
                    exchange.getException());
        } else {
            failures.succeeded(processes);
        }
        boolean taken = exchange.getException() == null && !exchange.isRollbackOnly();
        listeners.onEvent(provider.scheme(), "webhook", event.type(), taken);
        return taken;
    }
}

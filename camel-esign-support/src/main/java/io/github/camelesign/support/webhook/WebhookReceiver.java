package io.github.camelesign.support.webhook;

import io.github.camelesign.support.event.EsignEvent;
import io.github.camelesign.support.event.EventHeaders;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the provider's calls: checks who calls, gives what is new to the route, and answers so
 * that the provider calls again when the route did not succeed. Nothing of the call reaches the
 * route but the event, and nothing of the route the answer.
 */
public final class WebhookReceiver implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final Set<String> PROBES = Set.of("GET", "HEAD");

    private final WebhookProtocol protocol;
    private final WebhookOptions options;
    private final EventHeaders headers;
    private final EventMemory memory;
    private final Processor route;

    /**
     * @param route what takes the events
     */
    public WebhookReceiver(
            WebhookProtocol protocol,
            WebhookOptions options,
            EventHeaders headers,
            Processor route) {
        this.protocol = protocol;
        this.options = options;
        this.headers = headers;
        this.memory = new EventMemory(options.taken());
        this.route = route;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        if (PROBES.contains(exchange.getMessage().getHeader(Exchange.HTTP_METHOD, String.class))) {
            answer(exchange, 200);
            return;
        }
        int refusal = 0;
        EsignEvent event = null;
        try {
            WebhookMessage message = WebhookRequest.read(exchange, options.maxPayload());
            if (options.isVerified() && !protocol.isSigned(message, options.secrets())) {
                LOG.warn("Refused a webhook call whose signature is missing or wrong");
                refusal = 401;
            } else {
                event = protocol.read(message);
            }
        } catch (WebhookRequest.Refused e) {
            LOG.warn("Refused a webhook call: {}", e.getMessage());
            refusal = e.status();
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "Refused a webhook call that is no message of the provider: {}",
                    e.getMessage());
            refusal = 400;
        }
        if (refusal > 0) {
            answer(exchange, refusal);
        } else if (options.types().contains(event.type())) {
            deliver(exchange, event);
        } else {
            answer(exchange, 200);
        }
    }

    private void deliver(Exchange exchange, EsignEvent event) throws Exception {
        switch (memory.claim(event.id())) {
            case TAKEN -> answer(exchange, 200);
            // not 200: the delivery under way may fail yet, and then this call is the one to be
            // repeated
            case IN_FLIGHT -> answer(exchange, 503);
            case MINE -> {
                boolean succeeded = false;
                try {
                    exchange.getMessage().removeHeaders("*");
                    headers.write(event, exchange.getMessage());
                    route.process(exchange);
                    succeeded = exchange.getException() == null && !exchange.isRollbackOnly();
                } finally {
                    memory.release(event.id(), succeeded);
                }
                answer(exchange, succeeded ? 200 : 500);
            }
        }
    }

    private static void answer(Exchange exchange, int status) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(null);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    }
}

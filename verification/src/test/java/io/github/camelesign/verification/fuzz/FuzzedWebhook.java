// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.spi.WebhookProtocol;
import io.github.camelesign.testing.TestCamelContext;
import io.github.camelesign.verification.hooks.Hook;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.webhook.WebhookEndpoint;
import org.apache.camel.support.DefaultExchange;

/** The receiver of a webhook, called with any bytes, without an HTTP server. */
final class FuzzedWebhook {

    /** A name that every broker takes. */
    private static final Pattern HEADER = Pattern.compile("Camel[\\p{L}\\p{Nd}]+");

    private final Hook hook;
    private final CamelContext context = new TestCamelContext();
    private final Processor receiver;
    private final WebhookProtocol protocol;
    private Throwable unsendable;

    FuzzedWebhook(Hook hook) {
        this.hook = hook;
        try {
            context.start();
            WebhookEndpoint webhook =
                    context.getEndpoint(hook.uri("&webhookMaxAge=0"), WebhookEndpoint.class);
            receiver = webhook.getEndpoint().createWebhookHandler(this::route);
            Field reading = receiver.getClass().getDeclaredField("protocol");
            reading.setAccessible(true);
            protocol = (WebhookProtocol) reading.get(receiver);
            call(hook.message("first"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What reaches a route can be sent on as JSON text with headers of text. */
    private void route(Exchange exchange) {
        try {
            Map<String, Object> headers = exchange.getMessage().getHeaders();
            assertThat(headers.values()).allMatch(String.class::isInstance);
            assertThat(headers.keySet()).allMatch(name -> HEADER.matcher(name).matches());
            assertThat(exchange.getMessage().getBody(String.class)).startsWith("{");
        } catch (RuntimeException | Error e) {
            unsendable = e;
        }
    }

    /** As the provider would send them, and as somebody else would. */
    void call(byte[] body) {
        read(body);
        assertThat(status(body, hook.header(Hook.SECRET, body), hook.query(Hook.SECRET)))
                .isIn(200, 400, 401, 403, 413);
        assertThat(unsendable).isNull();
        if (!new String(body, StandardCharsets.ISO_8859_1).contains(Hook.SECRET)) {
            assertThat(status(body, null, "")).isIn(400, 401, 413);
        }
    }

    /**
     * What is no message is refused with the exception that is declared: of any other the receiver
     * makes 400 too, and nobody would hear of an event that was read wrongly.
     */
    private void read(byte[] body) {
        try {
            protocol.signedAt(protocol.read(new FuzzedMessage(body)));
        } catch (IllegalArgumentException noMessage) {
            assertThat(noMessage.getMessage()).isNotEmpty();
        }
    }

    /** What comes as a form: the server has made a Map of it, and a header of each field. */
    void form(Map<String, Object> fields) {
        Exchange call = exchange(fields, null, hook.query(Hook.SECRET));
        fields.forEach(call.getMessage().getHeaders()::putIfAbsent);
        assertThat(status(call)).isEqualTo(400);
    }

    private int status(byte[] body, String proof, String query) {
        return status(exchange(body, proof, query));
    }

    private int status(Exchange call) {
        try {
            receiver.process(call);
        } catch (Exception e) {
            throw new AssertionError("The receiver threw", e);
        }
        assertThat(call.getMessage().getBody()).isNull();
        return call.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }

    private Exchange exchange(Object body, String proof, String query) {
        Exchange call = new DefaultExchange(context);
        call.getMessage().setBody(body);
        call.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
        if (!query.isEmpty()) {
            call.getMessage().setHeader(Exchange.HTTP_QUERY, query.substring(1));
        }
        if (proof != null) {
            int colon = proof.indexOf(": ");
            call.getMessage().setHeader(proof.substring(0, colon), proof.substring(colon + 2));
        }
        return call;
    }
}

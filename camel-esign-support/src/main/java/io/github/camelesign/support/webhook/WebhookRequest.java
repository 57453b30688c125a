package io.github.camelesign.support.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Takes the call as it arrived from an exchange of whichever HTTP server received it. */
final class WebhookRequest {

    private WebhookRequest() {}

    /** A call that is not taken. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    static WebhookMessage read(Exchange exchange, int maxPayload) throws Refused, IOException {
        Message message = exchange.getMessage();
        String encoding = message.getHeader(Exchange.CONTENT_ENCODING, String.class);
        if (encoding != null && !"identity".equals(encoding.toLowerCase(Locale.ROOT))) {
            throw new Refused(415, "its body is encoded as " + encoding);
        }
        return new WebhookMessage(bytes(message, maxPayload), name -> values(message, name));
    }

    private static List<String> values(Message message, String name) {
        Object value = message.getHeader(name);
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    /** A form, for one, has lost its bytes when it gets here: it is refused, not taken as empty. */
    private static byte[] bytes(Message message, int maxPayload) throws Refused, IOException {
        if (message.getBody() instanceof Map) {
            throw new Refused(400, "it is a form, whose bytes cannot be verified");
        }
        InputStream in = message.getBody(InputStream.class);
        byte[] bytes = in == null ? new byte[0] : in.readNBytes(maxPayload);
        if (bytes.length == 0) {
            throw new Refused(400, "it has no body");
        }
        // not read(): at its end camel-netty-http's stream throws there
        if (in.readNBytes(1).length > 0) {
            throw new Refused(
                    413, "its body is larger than webhookMaxPayload, which is " + maxPayload);
        }
        return bytes;
    }
}

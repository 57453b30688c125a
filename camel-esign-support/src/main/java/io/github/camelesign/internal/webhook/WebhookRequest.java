package io.github.camelesign.internal.webhook;

import io.github.camelesign.internal.content.Json;
import io.github.camelesign.spi.WebhookProtocol;
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

    static WebhookProtocol.Message read(Exchange exchange, int maxPayload, Json json)
            throws Refused, IOException {
        Message message = exchange.getMessage();
        String encoding = message.getHeader(Exchange.CONTENT_ENCODING, String.class);
        if (encoding != null && !"identity".equals(encoding.toLowerCase(Locale.ROOT))) {
            throw new Refused(415, "its body is encoded as " + encoding);
        }
        return new Received(bytes(message, maxPayload), message, json);
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

    private record Received(byte[] body, Message call, Json format)
            implements WebhookProtocol.Message {

        @Override
        public Map<String, Object> json() {
            return format.readMap(body);
        }

        @Override
        public List<String> header(String name) {
            return values(call, name);
        }

        @Override
        public WebhookProtocol.Signature hmacSha256(String secret) {
            return new HmacSignature(secret, body);
        }
    }
}

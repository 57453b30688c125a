package io.github.camelesign.internal.webhook;

import io.github.camelesign.internal.content.Json;
import io.github.camelesign.spi.WebhookProtocol;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;

/**
 * A call of the provider.
 *
 * @param body the bytes as they arrived
 * @param call has the headers
 * @param format reads JSON
 */
record WebhookCall(byte[] body, Message call, Json format) implements WebhookProtocol.Message {

    @Override
    public Map<String, Object> json() {
        return format.readMap(body);
    }

    @Override
    public List<String> header(String name) {
        Object value = call.getHeader(name);
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    @Override
    public WebhookProtocol.Signature hmacSha256(String secret) {
        return new HmacSignature(secret, body);
    }
}

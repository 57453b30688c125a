// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.webhook;

import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.log.FailureLog;
import io.github.camelesign.spi.WebhookProtocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call of the provider. What somebody sent who may be anybody is read by Json's own reader. */
final class WebhookCall implements WebhookProtocol.Message {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookCall.class);

    private final byte[] body;
    private final Message call;
    private Map<String, Object> json;

    /**
     * @param body the bytes as they arrived
     * @param call has the headers
     */
    WebhookCall(byte[] body, Message call) {
        this.body = body;
        this.call = call;
    }

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public Map<String, Object> json() {
        if (json == null) {
            json = parsed();
        }
        return json;
    }

    private Map<String, Object> parsed() {
        try {
            return Json.readMessage(body);
        } catch (IOException e) {
            LOG.debug("The body of a webhook call is no JSON object: {}", FailureLog.line(e));
            return Map.of();
        }
    }

    @Override
    public List<String> header(String name) {
        return texts(call.getHeader(name));
    }

    @Override
    public List<String> headers(Predicate<String> wanted) {
        List<String> values = new ArrayList<>();
        call.getHeaders()
                .forEach(
                        (name, value) -> {
                            if (wanted.test(name)) {
                                values.addAll(texts(value));
                            }
                        });
        return values;
    }

    private static List<String> texts(Object value) {
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

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.fuzz;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.spi.JsonView;
import io.github.camelesign.spi.WebhookProtocol;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Bytes as a call, whose JSON another reader reads. */
record FuzzedMessage(byte[] body) implements WebhookProtocol.Message {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Override
    public Map<String, Object> json() {
        try {
            return JsonView.object(JSON.readValue(body, Object.class));
        } catch (IOException e) {
            return Map.of();
        }
    }

    @Override
    public List<String> header(String name) {
        return List.of();
    }

    @Override
    public List<String> headers(Predicate<String> name) {
        return List.of();
    }

    @Override
    public WebhookProtocol.Signature hmacSha256(String secret) {
        throw new UnsupportedOperationException();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.internal.content.BytesContent;
import io.github.camelesign.internal.content.FirstMemberContent;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.content.JsonObject;
import io.github.camelesign.internal.content.MediaType;
import io.github.camelesign.spi.Body.Encoded;
import io.github.camelesign.spi.Content;
import io.github.camelesign.spi.IdempotentCreation;
import io.github.camelesign.spi.IdempotentCreation.Key;
import io.github.camelesign.spi.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;

/** The message body as JSON, with what the endpoint adds to it. */
final class JsonRequest {

    private final CallSettings<?> settings;
    private final Operation operation;
    private final Exchange exchange;
    private final Json json;
    private final Optional<UnaryOperator<Map<String, Object>>> added;

    JsonRequest(CallSettings<?> settings, Exchange exchange) {
        this.settings = settings;
        this.operation = settings.operation();
        this.exchange = exchange;
        this.json = settings.client().json();
        this.added = settings.requestFields();
    }

    /**
     * Encodes the message body. Text, bytes, files and streams pass untouched, but for a key, which
     * becomes their first field, and for what the options of the endpoint add; anything else is
     * written as JSON.
     *
     * @param mediaType of text
     * @param key by which the creation can be recognised, or null if the operation takes none
     * @param required whether a message body that cannot carry the key is refused
     */
    Encoded encode(String mediaType, Key key, boolean required) throws Exception {
        Object body = exchange.getMessage().getBody();
        if (body == null && operation.emptyBody() == null) {
            return Encoded.NOTHING;
        }
        if (body != null && !BodyText.isText(body)) {
            if (added.isEmpty() && key == null) {
                return Encoded.of(BytesContent.json(json.write(body)));
            }
            return keyed(json.toMap(body), key);
        }
        boolean isJson = MediaType.parse(mediaType).filter(MediaType::isJson).isPresent();
        if (!added.isEmpty() || (!isJson && required)) {
            return keyed(parsed(key), key);
        }
        return isJson
                ? text(new TextContent(jsonText(), mediaType), key, required)
                : Encoded.of(new TextContent(TypedText.of(exchange, mediaType), mediaType));
    }

    private DocumentBytes jsonText() throws IOException, InvalidPayloadException {
        return exchange.getMessage().getBody() == null
                ? DocumentBytes.of(operation.emptyBody().getBytes(StandardCharsets.UTF_8))
                : JsonText.of(exchange);
    }

    private Encoded text(TextContent text, Key key, boolean required) throws Exception {
        if (key == null) {
            return Encoded.of(text);
        }
        JsonObject object;
        try (InputStream in = text.bytes().open()) {
            object = JsonObject.scan(in);
        } catch (IOException e) {
            if (required) {
                throw noObject(key, e);
            }
            return Encoded.of(text);
        }
        IdempotentCreation creation = settings.creation().orElseThrow();
        if (!creation.isCarriedBy(object.scalars())) {
            return Encoded.of(text);
        }
        Key own = own(object.scalars(), key, creation);
        if (own != null) {
            return new Encoded(text, own);
        }
        if (object.names().contains(key.field())) {
            // it is there without a value
            return keyed(parsed(key), key);
        }
        return new Encoded(
                FirstMemberContent.of(json, text, object, key.field(), key.value()), key);
    }

    private Encoded keyed(Map<String, Object> given, Key key) {
        Map<String, Object> fields =
                new LinkedHashMap<>(added.map(add -> add.apply(given)).orElse(given));
        IdempotentCreation creation = settings.creation().orElse(null);
        if (key == null || creation == null || !creation.isCarriedBy(given)) {
            return encoded(fields, null);
        }
        Key own = own(fields, key, creation);
        if (own != null) {
            return encoded(fields, own);
        }
        fields.put(key.field(), key.value());
        return encoded(fields, key);
    }

    /** What the caller has put there wins over every other; null if there is nothing. */
    private static Key own(Map<String, Object> fields, Key key, IdempotentCreation creation) {
        Object value = fields.get(key.field());
        String own = value instanceof String || value instanceof Number ? value.toString() : "";
        if (own.isBlank()) {
            return null;
        }
        return key.isChosen() || creation.isOwnValueUnique()
                ? Key.chosen(key.field(), own)
                : Key.shared(key.field(), own);
    }

    private Encoded encoded(Map<String, Object> fields, Key key) {
        return new Encoded(BytesContent.json(json.write(fields)), key);
    }

    private Map<String, Object> parsed(Key key) throws Exception {
        try {
            return fields();
        } catch (IOException e) {
            throw noObject(key, e);
        }
    }

    private IllegalArgumentException noObject(Key key, IOException e) {
        return new IllegalArgumentException(
                "%s in a JSON object, but the message body of %s is none: %s"
                        .formatted(
                                added.map(JsonRequest::additions)
                                        .orElseGet(
                                                () ->
                                                        "idempotencyKey is sent as the field "
                                                                + key.field()),
                                operation.name(),
                                e.getMessage()));
    }

    private static String additions(UnaryOperator<Map<String, Object>> added) {
        return "What the options of the endpoint add is sent as " + added.apply(Map.of()).keySet();
    }

    /**
     * The fields of the JSON object that the message body is; none when it is empty.
     *
     * @throws IllegalArgumentException when it is something else
     */
    Map<String, Object> object() throws Exception {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            return Map.of();
        }
        if (!BodyText.isText(body)) {
            return json.toMap(body);
        }
        try {
            return fields();
        } catch (IOException e) {
            throw noObject(operation, e);
        }
    }

    static IllegalArgumentException noObject(Operation operation, IOException e) {
        return new IllegalArgumentException(
                "The message body of %s must be a JSON object: %s"
                        .formatted(operation.name(), e.getMessage()));
    }

    private Map<String, Object> fields() throws IOException, InvalidPayloadException {
        try (InputStream in = jsonText().open()) {
            return json.readObject(in);
        }
    }

    /** A text as it is. */
    private record TextContent(DocumentBytes bytes, String contentType) implements Content {

        @Override
        public long contentLength() {
            return bytes.length();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (InputStream in = bytes.open()) {
                in.transferTo(out);
            }
        }
    }
}

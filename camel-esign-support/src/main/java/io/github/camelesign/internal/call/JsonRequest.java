package io.github.camelesign.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelesign.internal.content.BytesContent;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.content.StreamCacheContent;
import io.github.camelesign.spi.Body.Encoded;
import io.github.camelesign.spi.Content;
import io.github.camelesign.spi.IdempotentCreation;
import io.github.camelesign.spi.IdempotentCreation.Key;
import io.github.camelesign.spi.Operation;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/** The message body as JSON, with what the endpoint adds to it. */
final class JsonRequest {

    private static final Pattern EMPTY_OBJECT = Pattern.compile("\\s*\\{\\s*}\\s*");

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
     * Encodes the message body. Text, bytes, files and streams pass untouched unless something must
     * be added; anything else is written as JSON.
     *
     * @param mediaType of text that passes untouched
     * @param key by which the creation can be recognised, or null if the operation takes none
     */
    Encoded encode(String mediaType, Key key) throws Exception {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            body = operation.emptyBody();
        }
        if (body == null) {
            return Encoded.NOTHING;
        }
        boolean text = BodyText.isText(body);
        if (text && added.isEmpty() && (key == null || !key.isChosen())) {
            // what passes untouched carries no key
            return Encoded.of(untouched(body, mediaType));
        }
        if (!text && added.isEmpty() && key == null) {
            return Encoded.of(BytesContent.json(json.write(body)));
        }
        Map<String, Object> given = text ? parsed(key) : json.toMap(body);
        Map<String, Object> fields = added.map(a -> a.apply(given)).orElse(given);
        return keyed(new LinkedHashMap<>(fields), key, given);
    }

    private Content untouched(Object body, String mediaType) throws Exception {
        if (body instanceof String text) {
            return new BytesContent(text.getBytes(UTF_8), mediaType);
        }
        if (body instanceof byte[] bytes) {
            return new BytesContent(bytes, mediaType);
        }
        if (body instanceof StreamCache cache && body instanceof InputStream) {
            return new StreamCacheContent(cache, mediaType);
        }
        InputStream in = exchange.getMessage().getMandatoryBody(InputStream.class);
        return new StreamCacheContent(Spool.keep(exchange, in), mediaType);
    }

    /** What the caller has put there wins over every other. */
    private Encoded keyed(Map<String, Object> fields, Key key, Map<String, Object> given) {
        IdempotentCreation creation = settings.creation().orElse(null);
        if (key == null || creation == null || !creation.isCarriedBy(given)) {
            return encoded(fields, null);
        }
        if (fields.get(key.field()) instanceof String own && !own.isBlank()) {
            return encoded(
                    fields,
                    key.isChosen() || creation.isOwnValueUnique()
                            ? Key.chosen(key.field(), own)
                            : Key.shared(key.field(), own));
        }
        fields.put(key.field(), key.value());
        return encoded(fields, key);
    }

    private Encoded encoded(Map<String, Object> fields, Key key) {
        return new Encoded(BytesContent.json(json.write(fields)), key);
    }

    private Map<String, Object> parsed(Key key) throws Exception {
        byte[] text = exchange.getMessage().getMandatoryBody(byte[].class);
        Map<String, Object> fields = json.readMap(text);
        if (fields.isEmpty() && !isEmptyObject(text)) {
            throw new IllegalArgumentException(
                    "%s in a JSON object, but the message body of %s is none"
                            .formatted(
                                    added.map(JsonRequest::additions)
                                            .orElseGet(
                                                    () ->
                                                            "idempotencyKey is sent as the field "
                                                                    + key.field()),
                                    operation.name()));
        }
        return fields;
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
        byte[] text = exchange.getMessage().getMandatoryBody(byte[].class);
        Map<String, Object> fields = json.readMap(text);
        if (fields.isEmpty() && !isEmptyObject(text)) {
            throw new IllegalArgumentException(
                    "The message body of %s must be a JSON object".formatted(operation.name()));
        }
        return fields;
    }

    private static boolean isEmptyObject(byte[] text) {
        return EMPTY_OBJECT.matcher(new String(text, UTF_8)).matches();
    }
}

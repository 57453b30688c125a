// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.internal.content.GzipContent;
import io.github.camelesign.internal.content.StreamCacheContent;
import io.github.camelesign.internal.http.ProviderRequest;
import io.github.camelesign.spi.Body.Encoded;
import io.github.camelesign.spi.Content;
import io.github.camelesign.spi.IdempotentCreation;
import io.github.camelesign.spi.Operation;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Makes the request of an operation from a message. */
final class RequestEncoder {

    private static final String ACCEPT = "Accept";

    private final CallSettings<?> settings;
    private final Operation operation;

    /**
     * A request and the key that it carries.
     *
     * @param key null if it carries none
     */
    record Keyed(ProviderRequest request, IdempotentCreation.Key key) {}

    RequestEncoder(CallSettings<?> settings) {
        this.settings = settings;
        this.operation = settings.operation();
    }

    Keyed encode(Exchange exchange, Parameters parameters) throws Exception {
        Map<String, String> headers = headers(exchange.getMessage(), parameters);
        parameters.accept().ifPresent(type -> headers.put(ACCEPT, type));
        MessageSource source = new MessageSource(settings, exchange, parameters);
        if (operation.kind() == Operation.Kind.RAW) {
            RawCall raw = new RawCall(operation, parameters);
            return new Keyed(raw.request(headers, raw(source, parameters)), null);
        }
        Encoded encoded = operation.body().encode(source);
        Content content = compressed(exchange, encoded.content());
        if (content != null && BodyText.isXml(content.contentType())) {
            // as it was sent, so it is to be answered
            headers.putIfAbsent(ACCEPT, BodyText.XML);
        }
        return new Keyed(
                new ProviderRequest(
                        operation,
                        operation.method(),
                        parameters.target(parameters.query()),
                        headers,
                        content),
                encoded.key());
    }

    private Content compressed(Exchange exchange, Content content) throws IOException {
        boolean compress =
                content != null && operation.body().isUpload() && settings.isCompressed();
        return compress
                ? GzipContent.of(
                        content,
                        (type, writer) ->
                                new StreamCacheContent(Spool.written(exchange, writer), type))
                : content;
    }

    /** What goes with every request of the operation, besides what is sent. */
    Map<String, String> headers(Message message, Parameters parameters) {
        Map<String, String> headers = new LinkedHashMap<>(settings.requestHeaders(message));
        operation
                .headerParameters()
                .forEach(
                        (parameter, header) -> {
                            String value = parameters.option(parameter);
                            if (value != null && !value.isBlank()) {
                                headers.put(header, value);
                            }
                        });
        return headers;
    }

    /** Its type comes from the URI: a header may be left of an earlier step's document. */
    private static Content raw(MessageSource source, Parameters parameters) throws Exception {
        if (RawCall.isWithoutBody(parameters)) {
            return null;
        }
        String given = parameters.fromUri(Operation.RAW_CONTENT_TYPE);
        return source.text(given == null ? BodyText.JSON : given).content();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.internal.content.ContentFactory;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.spi.Body;
import io.github.camelesign.spi.Body.Document;
import io.github.camelesign.spi.Content;
import io.github.camelesign.spi.IdempotentCreation;
import io.github.camelesign.spi.Operation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** A message in the forms in which requests need it. */
final class MessageSource extends ContentFactory implements Body.Source {

    private final CallSettings<?> settings;
    private final Operation operation;
    private final Exchange exchange;
    private final Parameters parameters;
    private final Json json;
    private final BodyText text;
    private final JsonRequest jsonRequest;

    MessageSource(CallSettings<?> settings, Exchange exchange, Parameters parameters) {
        super(settings.client().json());
        this.settings = settings;
        this.operation = settings.operation();
        this.exchange = exchange;
        this.parameters = parameters;
        this.json = settings.client().json();
        this.text = new BodyText(exchange, operation.takesXml());
        this.jsonRequest = new JsonRequest(settings, exchange);
    }

    @Override
    public Message message() {
        return exchange.getMessage();
    }

    @Override
    public Optional<String> option(String name) {
        return Optional.ofNullable(parameters.option(name)).filter(value -> !value.isBlank());
    }

    @Override
    public Body.Encoded json() throws Exception {
        IdempotentCreation creation = settings.creation().orElse(null);
        if (creation == null) {
            return jsonRequest.encode(text.mediaType(), null, false);
        }
        Optional<String> chosen = parameters.chosenKey(settings.idempotencyKey());
        return jsonRequest.encode(
                text.mediaType(), parameters.key(chosen, creation), chosen.isPresent());
    }

    /** The message body as text of a type, for a call that has no row of its own. */
    Body.Encoded text(String mediaType) throws Exception {
        return jsonRequest.encode(mediaType, null, false);
    }

    @Override
    public Map<String, Object> object() throws Exception {
        return jsonRequest.object();
    }

    @Override
    public Map<String, Object> fields(Content content) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        content.writeTo(written);
        if (BodyText.isXml(content.contentType())) {
            return Map.of();
        }
        try {
            return json.readObject(new ByteArrayInputStream(written.toByteArray()));
        } catch (IOException e) {
            throw JsonRequest.noObject(operation, e);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Content form() throws Exception {
        Object body = message().getBody();
        if (body instanceof Map) {
            return form((Map<String, Object>) body);
        }
        if (body == null || !BodyText.isText(body)) {
            throw new IllegalArgumentException(
                    "%s sends a form: the message body must be a Map of its fields, or text of the type application/x-www-form-urlencoded, but is %s"
                            .formatted(
                                    operation.name(),
                                    body == null
                                            ? "empty"
                                            : "of type " + body.getClass().getName()));
        }
        return encodedForm();
    }

    private Content encodedForm() throws Exception {
        try (InputStream in = JsonText.of(exchange).open()) {
            return formText(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
                    .orElseThrow(
                            () ->
                                    new IllegalArgumentException(
                                            "%s sends a form: the text of the message body is not of the type application/x-www-form-urlencoded, as in name=Ada+Lovelace&mail=ada%%40acme.test. Give a Map of the fields, and they are encoded"
                                                    .formatted(operation.name())));
        }
    }

    @Override
    public Map<String, String> formHeader() {
        return parameters.mapHeader("form");
    }

    @Override
    public boolean isDocument() throws Exception {
        return text.isDocument();
    }

    @Override
    public boolean beginsWith(String characters) throws Exception {
        return text.beginsWith(characters);
    }

    @Override
    public Document document() throws Exception {
        return MessageDocument.ofBody(exchange);
    }

    @Override
    public List<Document> attachments() throws IOException {
        return Attachments.of(exchange);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.internal.content.Base64JsonReader;
import io.github.camelesign.internal.content.DocumentName;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.content.JsonPart;
import io.github.camelesign.internal.content.JsonPlaces;
import io.github.camelesign.internal.content.StoredName;
import io.github.camelesign.internal.content.Writer;
import io.github.camelesign.internal.http.NoAnswerException;
import io.github.camelesign.internal.http.ProviderResponse;
import io.github.camelesign.spi.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.util.MimeTypeHelper;

/** A successful answer on its way to an exchange. */
final class ReceivedAnswer implements Answer.Received {

    private final AnswerDecoder decoder;
    private final Exchange exchange;
    private final ProviderResponse response;
    private final Json json;
    private final JsonPlaces places;
    private final List<String> ids;
    private Object parsed;

    /** Reads a JSON text. */
    @FunctionalInterface
    private interface Parser {

        Object read(byte[] text) throws IOException;
    }

    /**
     * @param places what is read of an answer that the route gets as it is; null for all
     * @param ids of the path, by which two documents of one name are kept apart
     */
    ReceivedAnswer(
            AnswerDecoder decoder,
            Exchange exchange,
            ProviderResponse response,
            Json json,
            JsonPlaces places,
            List<String> ids) {
        this.places = places;
        this.ids = ids;
        this.decoder = decoder;
        this.exchange = exchange;
        this.response = response;
        this.json = json;
    }

    @Override
    public Optional<String> header(String name) {
        return response.header(name);
    }

    @Override
    public boolean isJson() {
        return response.isJson();
    }

    @Override
    public InputStream body() throws IOException {
        return response.body();
    }

    @Override
    public Object parsed() throws IOException {
        return parsed(json::read);
    }

    @Override
    public Object parsed(String passedOn) throws IOException {
        return places == null ? parsed() : parsed(text -> JsonPart.read(text, passedOn, places));
    }

    private Object parsed(Parser parser) throws IOException {
        byte[] text = json.bytes(response.body(), response.length());
        try {
            return parser.read(text);
        } catch (IOException e) {
            throw new NoAnswerException(
                    "The answer has the status of success, but cannot be read as JSON");
        }
    }

    @Override
    public Message message() {
        return exchange.getMessage();
    }

    @Override
    public Object json() throws IOException {
        return decoder.json(exchange, response, places, content -> parsed = content);
    }

    @Override
    public Object json(Object content) throws IOException {
        parsed = content;
        return decoder.json(exchange, content);
    }

    @Override
    public Object document(InputStream content) throws IOException {
        decoder.requireDocument(response);
        Object document = kept(content::transferTo);
        if (document == null) {
            return null;
        }
        Optional<String> type = response.header("Content-Type");
        type.ifPresent(declared -> message().setHeader(Exchange.CONTENT_TYPE, declared));
        setNames(response.fileName().orElse(null), FileExtension.of(type.orElse(null)));
        return document;
    }

    /** A document without a name has no other's: two of them must not become one file. */
    private void setNames(String name, String extension) {
        Optional<String> stored = StoredName.of(name, ids);
        if (stored.isPresent()) {
            message().setHeader(EsignConstants.DOCUMENT_NAME, DocumentName.of(name));
        } else {
            message().removeHeader(EsignConstants.DOCUMENT_NAME);
        }
        if (stored.isPresent() || !ids.isEmpty()) {
            String fileName = stored.orElseGet(() -> StoredName.unnamed(ids, extension));
            message().setHeader(Exchange.FILE_NAME, fileName);
            exchange.setProperty(MessageDocument.STORED_NAME, fileName);
        }
    }

    @Override
    public Answer.Decoded base64(String field) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Object document =
                kept(out -> texts.putAll(new Base64JsonReader(field).read(response.body(), out)));
        return new Answer.Decoded(document, texts);
    }

    private Object kept(Writer writer) throws IOException {
        StreamCache document = Spool.written(exchange, writer);
        return document.length() == 0 ? null : document;
    }

    @Override
    public void name(String document) {
        StoredName.of(document)
                .ifPresent(
                        name ->
                                message()
                                        .setHeader(
                                                Exchange.CONTENT_TYPE,
                                                MimeTypeHelper.probeMimeType(name)));
        setNames(document, "");
    }

    /** The fields of the answer, if it was read as JSON; else null. */
    @SuppressWarnings("unchecked")
    Map<String, Object> fields() {
        return parsed instanceof Map ? (Map<String, Object>) parsed : null;
    }
}

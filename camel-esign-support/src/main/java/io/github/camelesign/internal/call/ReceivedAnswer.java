package io.github.camelesign.internal.call;

import io.github.camelesign.internal.content.Base64JsonReader;
import io.github.camelesign.internal.content.ContentDisposition;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.content.Writer;
import io.github.camelesign.internal.http.NoAnswerException;
import io.github.camelesign.internal.http.ProviderResponse;
import io.github.camelesign.spi.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
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
    private Object parsed;

    ReceivedAnswer(AnswerDecoder decoder, Exchange exchange, ProviderResponse response, Json json) {
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
        byte[] text = response.body().readAllBytes();
        try {
            return json.read(text);
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
        return decoder.json(exchange, response, content -> parsed = content);
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
        response.header("Content-Type")
                .ifPresent(type -> message().setHeader(Exchange.CONTENT_TYPE, type));
        response.fileName().ifPresent(name -> message().setHeader(Exchange.FILE_NAME, name));
        return document;
    }

    @Override
    public Answer.Decoded base64(String field) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Object document =
                kept(
                        out ->
                                texts.putAll(
                                        new Base64JsonReader(json)
                                                .read(response.body(), field, out)));
        return new Answer.Decoded(document, texts);
    }

    private Object kept(Writer writer) throws IOException {
        StreamCache document = Spool.written(exchange, writer);
        return document.length() == 0 ? null : document;
    }

    @Override
    public void name(String document) {
        ContentDisposition.baseName(document)
                .ifPresent(
                        name -> {
                            message().setHeader(Exchange.FILE_NAME, name);
                            message()
                                    .setHeader(
                                            Exchange.CONTENT_TYPE,
                                            MimeTypeHelper.probeMimeType(name));
                        });
    }

    /** The fields of the answer, if it was read as JSON; else null. */
    @SuppressWarnings("unchecked")
    Map<String, Object> fields() {
        return parsed instanceof Map ? (Map<String, Object>) parsed : null;
    }
}

package io.github.camelesign.support.producer;

import io.github.camelesign.support.http.ContentDisposition;
import io.github.camelesign.support.http.EsignResponse;
import io.github.camelesign.support.http.Json;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.util.MimeTypeHelper;

/** A successful answer and the message that it goes to. */
public final class AnswerContent {

    private final ResultDecoder decoder;
    private final Exchange exchange;
    private final EsignResponse response;

    AnswerContent(ResultDecoder decoder, Exchange exchange, EsignResponse response) {
        this.decoder = decoder;
        this.exchange = exchange;
        this.response = response;
    }

    public EsignResponse response() {
        return response;
    }

    public Message message() {
        return exchange.getMessage();
    }

    /** Reads and writes the JSON of the provider. */
    public Json jsonFormat() {
        return decoder.jsonFormat();
    }

    /** The answer as an ordinary operation gives it: ids promoted, as the output option says. */
    public Object json() throws IOException {
        return decoder.json(exchange, response);
    }

    /** Parsed JSON as an ordinary operation gives it: ids promoted, as the output option says. */
    public Object json(Object parsed) throws IOException {
        return decoder.json(exchange, parsed);
    }

    /** The answer as a document, with its name and type as headers. */
    public Object document() throws IOException {
        return decoder.document(exchange, response, response.body());
    }

    /** A document that is written here. */
    public Object document(MessageContent.Writer writer) throws IOException {
        StreamCache document = Spool.written(exchange, writer);
        return document.length() == 0 ? null : document;
    }

    /** Says what a document is called, and by that of which type it is. */
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

    /** A document that the answer carries in some other form, with its name and type as headers. */
    public Object document(InputStream content) throws IOException {
        return decoder.document(exchange, response, content);
    }
}

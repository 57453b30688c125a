// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.internal.content.MediaType;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.MessageHelper;

/** What kind of text or document a message body is. */
final class BodyText {

    static final String JSON = "application/json";
    static final String XML = "application/xml";

    /** How a JSON object or list begins. RTF begins with a brace, too. */
    private static final Pattern JSON_START =
            Pattern.compile("(?:\\{(?:[\"}]|$)|\\[(?:[\"{\\[\\]\\-\\dtfn]|$)).*", Pattern.DOTALL);

    private static final int START = 256;

    private final Exchange exchange;
    private final boolean xmlTaken;

    /**
     * @param xmlTaken whether the operation takes XML instead of JSON
     */
    BodyText(Exchange exchange, boolean xmlTaken) {
        this.exchange = exchange;
        this.xmlTaken = xmlTaken;
    }

    static boolean isXml(String mediaType) {
        return MediaType.parse(mediaType).filter(MediaType::isXml).isPresent();
    }

    /** A cache of characters is one too, although its length is not that of its bytes. */
    static boolean isText(Object body) {
        return body instanceof CharSequence
                || body instanceof ByteBuffer
                || body instanceof byte[]
                || body instanceof InputStream
                || body instanceof Reader
                || body instanceof StreamCache
                || body instanceof WrappedFile
                || body instanceof File
                || body instanceof Path
                || DocumentBytes.dataOf(body) != null;
    }

    /** The media type that text is sent as. */
    String mediaType() throws IOException, InvalidPayloadException {
        String type = contentType();
        return xmlTaken && isXml(type) && !beginsWith("{[") ? MediaType.safe(type) : JSON;
    }

    /**
     * An earlier step may have left its type: what is declared to be JSON or XML must look like it.
     */
    boolean isDocument() throws IOException, InvalidPayloadException {
        Object body = message().getBody();
        if (body == null || !isText(body) || body instanceof CharSequence) {
            return false;
        }
        MediaType declared = MediaType.parse(contentType()).orElse(MediaType.UNKNOWN);
        if (declared.isJson()) {
            return !JSON_START.matcher(start().replaceAll("\\s", "")).matches();
        }
        return !(xmlTaken && declared.isXml() && beginsWith("<"));
    }

    boolean beginsWith(String characters) throws IOException, InvalidPayloadException {
        Object body = message().getBody();
        if (body == null || !isText(body)) {
            return false;
        }
        String start = start().stripLeading();
        return !start.isEmpty() && characters.indexOf(start.charAt(0)) >= 0;
    }

    private String start() throws IOException, InvalidPayloadException {
        try (InputStream in = JsonText.of(exchange).open()) {
            return new String(in.readNBytes(START), StandardCharsets.UTF_8);
        } finally {
            MessageHelper.resetStreamCache(message());
        }
    }

    private String contentType() {
        return message().getHeader(Exchange.CONTENT_TYPE, String.class);
    }

    private Message message() {
        return exchange.getMessage();
    }
}

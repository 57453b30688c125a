package io.github.camelesign.internal.call;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Locale;
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

    private static final Pattern XML_TYPE =
            Pattern.compile("(application|text)/xml\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    /** Blanks, and the mark that UTF-8 may begin with. */
    private static final String BEFORE_TEXT = " \t\r\n\u00ef\u00bb\u00bf";

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
        return mediaType != null && XML_TYPE.matcher(mediaType).matches();
    }

    /** A cache of characters is one too, although its length is not that of its bytes. */
    static boolean isText(Object body) {
        return body instanceof String
                || body instanceof byte[]
                || body instanceof InputStream
                || body instanceof Reader
                || body instanceof StreamCache
                || body instanceof WrappedFile
                || body instanceof File
                || body instanceof Path;
    }

    /** The media type that text is sent as. */
    String mediaType() throws IOException, InvalidPayloadException {
        String type = contentType();
        return xmlTaken && isXml(type) && !beginsWith("{[") ? type : JSON;
    }

    boolean isDocument() {
        Object body = message().getBody();
        String type = contentType();
        return body != null
                && isText(body)
                && !(body instanceof String)
                && !(xmlTaken && isXml(type))
                && !(type != null && type.toLowerCase(Locale.ROOT).startsWith(JSON));
    }

    boolean beginsWith(String characters) throws IOException, InvalidPayloadException {
        Object body = message().getBody();
        if (body == null || !isText(body)) {
            return false;
        }
        try (InputStream in = DocumentBytes.of(exchange).open()) {
            int first = in.read();
            while (first >= 0 && BEFORE_TEXT.indexOf(first) >= 0) {
                first = in.read();
            }
            return first >= 0 && characters.indexOf(first) >= 0;
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

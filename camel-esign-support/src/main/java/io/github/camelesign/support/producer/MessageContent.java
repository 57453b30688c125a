package io.github.camelesign.support.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelesign.support.EsignConfiguration;
import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.http.BytesBody;
import io.github.camelesign.support.http.Json;
import io.github.camelesign.support.http.MultipartBody;
import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.http.StreamCacheBody;
import io.github.camelesign.support.operation.Operation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.MessageHelper;
import org.apache.camel.util.FileUtil;
import org.apache.camel.util.MimeTypeHelper;

/** What a message holds, in the forms in which requests need it. */
public final class MessageContent {

    static final String JSON = "application/json";
    private static final Pattern EMPTY_OBJECT = Pattern.compile("\\s*\\{\\s*}\\s*");
    static final String XML = "application/xml";
    private static final Pattern XML_TYPE =
            Pattern.compile("(application|text)/xml\\s*(;.*)?", Pattern.CASE_INSENSITIVE);
    private static final String DEFAULT_FILE_NAME = "document.pdf";

    /** Blanks, and the mark that UTF-8 may begin with. */
    private static final String BEFORE_TEXT = " \t\r\n\u00ef\u00bb\u00bf";

    private final Operation operation;
    private final Exchange exchange;
    private final Parameters parameters;
    private final Json json;
    private final KeyedCreation creation;
    private ClientKey key;

    /**
     * @param creation how a key is looked up, or null when none is sent
     */
    MessageContent(
            Operation operation,
            Exchange exchange,
            Parameters parameters,
            KeyedCreation creation,
            Json json) {
        this.operation = operation;
        this.exchange = exchange;
        this.parameters = parameters;
        this.json = json;
        this.creation = creation;
        this.key = creation == null ? null : parameters.clientKey(creation);
    }

    /** By which the request can be recognised later; null if it carries none. */
    ClientKey clientKey() {
        return key;
    }

    /** The options of the endpoint, for kinds of requests that some of them are about. */
    public EsignConfiguration configuration() {
        return parameters.configuration();
    }

    /** The message, for headers and attachments that one provider understands. */
    public Message message() {
        return exchange.getMessage();
    }

    static boolean isXml(String mediaType) {
        return mediaType != null && XML_TYPE.matcher(mediaType).matches();
    }

    /**
     * The message body as JSON. Text passes untouched, as XML if it is declared so and the
     * operation takes that; an empty body sends what the row says.
     */
    public RequestBody json() throws Exception {
        return json(Map.of());
    }

    /**
     * The message body as a JSON object with fields that are added unless it has them.
     *
     * @throws IllegalArgumentException when there are such fields and it is text, but no JSON
     */
    public RequestBody json(Map<String, Object> defaults) throws Exception {
        String type = contentType();
        boolean xml = operation.takesXml() && isXml(type) && !beginsWith("{[");
        return text(xml ? type : JSON, defaults);
    }

    /**
     * The message body as text of a type. Text, bytes, files and streams pass untouched; anything
     * else is written as JSON.
     */
    public RequestBody text(String contentType) throws Exception {
        return text(contentType, Map.of());
    }

    private RequestBody text(String contentType, Map<String, Object> defaults) throws Exception {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            body = operation.emptyBody();
        }
        if (body == null) {
            return null;
        }
        if (!isText(body)) {
            return new BytesBody(json.write(completed(body, defaults)), JSON);
        }
        if (!defaults.isEmpty() || key != null && key.isChosen()) {
            return new BytesBody(json.write(put(parsed(defaults.keySet()), defaults)), JSON);
        }
        // what passes untouched was given no key
        key = null;
        if (body instanceof String text) {
            return new BytesBody(text.getBytes(UTF_8), contentType);
        }
        if (body instanceof byte[] bytes) {
            return new BytesBody(bytes, contentType);
        }
        if (body instanceof StreamCache cache && body instanceof InputStream) {
            return new StreamCacheBody(cache, contentType);
        }
        InputStream in = exchange.getMessage().getMandatoryBody(InputStream.class);
        return new StreamCacheBody(Spool.keep(exchange, in), contentType);
    }

    /** A cache of characters is one too, although its length is not that of its bytes. */
    private static boolean isText(Object body) {
        return body instanceof String
                || body instanceof byte[]
                || body instanceof InputStream
                || body instanceof Reader
                || body instanceof StreamCache
                || body instanceof WrappedFile
                || body instanceof File
                || body instanceof Path;
    }

    private Object completed(Object body, Map<String, Object> defaults) {
        return key == null && defaults.isEmpty() ? body : put(json.toMap(body), defaults);
    }

    /** What the caller has put there wins over every other. */
    private Map<String, Object> put(Map<String, Object> given, Map<String, Object> defaults) {
        Map<String, Object> fields = new LinkedHashMap<>(given);
        defaults.forEach(fields::putIfAbsent);
        if (key == null) {
            return fields;
        }
        if (!creation.isCarriedBy(given)) {
            key = null;
            return fields;
        }
        if (fields.get(key.field()) instanceof String own && !own.isBlank()) {
            key =
                    key.isChosen() || creation.isOwnValueUnique()
                            ? ClientKey.chosen(key.field(), own)
                            : ClientKey.shared(key.field(), own);
            return fields;
        }
        fields.put(key.field(), key.value());
        return fields;
    }

    private Map<String, Object> parsed(Set<String> added) throws Exception {
        Map<String, Object> fields =
                json.readMap(exchange.getMessage().getMandatoryBody(byte[].class));
        if (fields.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is sent as the field %s of a JSON object, but the message body of %s is none"
                            .formatted(
                                    added.isEmpty() ? "idempotencyKey" : "What the endpoint adds",
                                    added.isEmpty() ? key.field() : added,
                                    operation.name()));
        }
        return fields;
    }

    /**
     * The fields of the JSON object that the message body is; none when it is empty.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public Map<String, Object> object() throws Exception {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            return Map.of();
        }
        if (!isText(body)) {
            return json.toMap(body);
        }
        byte[] text = exchange.getMessage().getMandatoryBody(byte[].class);
        Map<String, Object> fields = json.readMap(text);
        if (fields.isEmpty() && !EMPTY_OBJECT.matcher(new String(text, UTF_8)).matches()) {
            throw new IllegalArgumentException(
                    "The message body of %s must be a JSON object".formatted(operation.name()));
        }
        return fields;
    }

    /**
     * The message body as the fields of a form.
     *
     * @throws IllegalArgumentException when it is no Map
     */
    @SuppressWarnings("unchecked")
    public Map<String, Object> fields() {
        Object body = exchange.getMessage().getBody();
        if (!(body instanceof Map)) {
            throw new IllegalArgumentException(
                    "%s sends a form: the message body must be a Map of its fields, but is %s"
                            .formatted(
                                    operation.name(),
                                    body == null
                                            ? "empty"
                                            : "of type " + body.getClass().getName()));
        }
        return (Map<String, Object>) body;
    }

    /** The values of the form header, which go beside a document. */
    public Map<String, String> formHeader() {
        return parameters.mapHeader("form");
    }

    /**
     * The document that the message body holds.
     *
     * @throws IllegalArgumentException when there is none, or its file cannot be read
     */
    public MultipartBody.Content document() throws Exception {
        return DocumentContent.of(exchange);
    }

    /**
     * Whether the message body is a document, and not a request in JSON: a file, a stream or bytes,
     * unless the message declares that to be JSON, or XML where that is taken.
     */
    public boolean isDocument() {
        Object body = exchange.getMessage().getBody();
        String type = contentType();
        return body != null
                && isText(body)
                && !(body instanceof String)
                && !(operation.takesXml() && isXml(type))
                && !(type != null && type.toLowerCase(Locale.ROOT).startsWith(JSON));
    }

    /** Whether the text of the message body begins with one of these, blanks aside. */
    public boolean beginsWith(String characters) throws Exception {
        Object body = exchange.getMessage().getBody();
        if (body == null || !isText(body)) {
            return false;
        }
        try (InputStream in = document().open()) {
            int first = in.read();
            while (first >= 0 && BEFORE_TEXT.indexOf(first) >= 0) {
                first = in.read();
            }
            return first >= 0 && characters.indexOf(first) >= 0;
        } finally {
            MessageHelper.resetStreamCache(exchange.getMessage());
        }
    }

    /** The documents that are attached to the message. */
    public List<AttachedDocument> attachments() throws IOException {
        return AttachedDocument.of(exchange);
    }

    /** The attachment of that name as a part of that name, if the message has one. */
    public Optional<MultipartBody.FilePart> attachment(String name) throws IOException {
        return AttachedDocument.of(exchange, name)
                .map(
                        document ->
                                new MultipartBody.FilePart(
                                        name,
                                        document.fileName(),
                                        document.type(),
                                        document.content()));
    }

    /** The value of a parameter that the operation's kind of request makes something of. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(parameters.option(name)).filter(value -> !value.isBlank());
    }

    /** What is called, with its options. */
    public EsignEndpoint<?> endpoint() {
        return parameters.endpoint();
    }

    private String contentType() {
        return exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class);
    }

    /** The base name of the document. */
    public String fileName() {
        Message message = exchange.getMessage();
        String name = message.getHeader(Exchange.FILE_NAME, String.class);
        if (name == null && message.getBody() instanceof File file) {
            name = file.getName();
        }
        if (name == null && message.getBody() instanceof Path path) {
            name = path.getFileName().toString();
        }
        return name == null ? DEFAULT_FILE_NAME : FileUtil.stripPath(name);
    }

    /** The type of the document: as the message declares it, else as its name tells. */
    public String fileType() {
        String declared = contentType();
        String type = declared != null ? declared : MimeTypeHelper.probeMimeType(fileName());
        return type == null ? "application/octet-stream" : type;
    }

    /** Writes what is sent. */
    @FunctionalInterface
    public interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    /** What is written here, kept until the exchange is done: its length must be known. */
    public RequestBody written(String contentType, Writer writer) throws IOException {
        return new StreamCacheBody(Spool.written(exchange, writer), contentType);
    }

    /** A stream, kept until the exchange is done. */
    public MultipartBody.Content kept(InputStream in) throws IOException {
        return DocumentContent.of(Spool.keep(exchange, in));
    }

    /** Reads and writes the JSON of the provider. */
    public Json jsonFormat() {
        return json;
    }
}

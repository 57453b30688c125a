package io.github.camelesign.support.producer;

import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.http.BytesBody;
import io.github.camelesign.support.http.EsignRequest;
import io.github.camelesign.support.http.FormBody;
import io.github.camelesign.support.http.Json;
import io.github.camelesign.support.http.MultipartBody;
import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.http.StreamCacheBody;
import io.github.camelesign.support.operation.Operation;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.util.FileUtil;
import org.apache.camel.util.MimeTypeHelper;

/** Makes the request of an operation from an exchange. */
final class RequestEncoder {

    private static final String JSON = "application/json";
    private static final String DEFAULT_FILE_NAME = "document.pdf";

    private final Operation operation;
    private final Json json;

    RequestEncoder(EsignEndpoint<?> endpoint, Json json) {
        this.operation = endpoint.getOperation().row();
        this.json = json;
    }

    EsignRequest encode(Exchange exchange, Parameters parameters) throws Exception {
        if (operation.kind() == Operation.Kind.RAW) {
            return new RawCall(operation, parameters).request(rawBody(exchange, parameters));
        }
        return new EsignRequest(
                operation, parameters.target(parameters.query()), body(exchange, parameters));
    }

    private RequestBody body(Exchange exchange, Parameters parameters) throws Exception {
        return switch (operation.request()) {
            case NONE -> null;
            case JSON -> jsonBody(exchange, JSON);
            case FORM -> FormBody.of(form(exchange));
            case MULTIPART -> multipart(exchange, parameters);
        };
    }

    /** Its type comes from the URI: a header may be left of an earlier step's document. */
    private RequestBody rawBody(Exchange exchange, Parameters parameters) throws Exception {
        if (RawCall.isWithoutBody(parameters)) {
            return null;
        }
        String given = parameters.fromUri(Operation.RAW_CONTENT_TYPE);
        return jsonBody(exchange, given == null ? JSON : given);
    }

    private RequestBody jsonBody(Exchange exchange, String contentType) throws Exception {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            body = operation.emptyBody();
        }
        if (body == null) {
            return null;
        }
        if (body instanceof String text) {
            return new BytesBody(text.getBytes(StandardCharsets.UTF_8), contentType);
        }
        if (body instanceof byte[] bytes) {
            return new BytesBody(bytes, contentType);
        }
        if (body instanceof StreamCache cache && body instanceof InputStream) {
            return new StreamCacheBody(cache, contentType);
        }
        // a cache of characters too: its length is not that of its bytes
        if (body instanceof InputStream
                || body instanceof Reader
                || body instanceof StreamCache
                || body instanceof WrappedFile
                || body instanceof File
                || body instanceof Path) {
            InputStream in = exchange.getMessage().getMandatoryBody(InputStream.class);
            return new StreamCacheBody(Spool.keep(exchange, in), contentType);
        }
        return new BytesBody(json.write(body), JSON);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> form(Exchange exchange) {
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

    private RequestBody multipart(Exchange exchange, Parameters parameters) throws Exception {
        Message message = exchange.getMessage();
        String fileName = fileName(message);
        String declared = message.getHeader(Exchange.CONTENT_TYPE, String.class);
        String contentType = declared != null ? declared : MimeTypeHelper.probeMimeType(fileName);
        return new MultipartBody(
                operation.filePart(),
                fileName,
                contentType == null ? "application/octet-stream" : contentType,
                DocumentContent.of(exchange),
                parameters.mapHeader("form"));
    }

    private static String fileName(Message message) {
        String name = message.getHeader(Exchange.FILE_NAME, String.class);
        if (name == null && message.getBody() instanceof File file) {
            name = file.getName();
        }
        if (name == null && message.getBody() instanceof Path path) {
            name = path.getFileName().toString();
        }
        return name == null ? DEFAULT_FILE_NAME : FileUtil.stripPath(name);
    }
}

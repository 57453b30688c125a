package io.github.camelesign.support.producer;

import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.http.DocumentBody;
import io.github.camelesign.support.http.EsignRequest;
import io.github.camelesign.support.http.FormBody;
import io.github.camelesign.support.http.MultipartBody;
import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.operation.Operation;
import io.github.camelesign.support.operation.StandardRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Message;

/** Makes the request of an operation from a message. */
final class RequestEncoder {

    private static final String ACCEPT = "Accept";

    private final EsignEndpoint<?> endpoint;
    private final Operation operation;

    RequestEncoder(EsignEndpoint<?> endpoint) {
        this.endpoint = endpoint;
        this.operation = endpoint.getOperation().row();
    }

    EsignRequest encode(MessageContent content, Parameters parameters) throws Exception {
        Map<String, String> headers = headers(content.message(), parameters);
        parameters.accept().ifPresent(type -> headers.put(ACCEPT, type));
        if (operation.kind() == Operation.Kind.RAW) {
            return new RawCall(operation, parameters).request(headers, raw(content, parameters));
        }
        RequestBody body = body(content);
        if (body != null && MessageContent.isXml(body.contentType())) {
            // as it was sent, so it is to be answered
            headers.putIfAbsent(ACCEPT, MessageContent.XML);
        }
        return new EsignRequest(
                operation,
                operation.method(),
                parameters.target(parameters.query()),
                headers,
                body);
    }

    /** What goes with every request of the operation, besides what is sent. */
    Map<String, String> headers(Message message, Parameters parameters) {
        Map<String, String> headers = new LinkedHashMap<>(endpoint.requestHeaders(message));
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

    private RequestBody body(MessageContent content) throws Exception {
        if (!(operation.request() instanceof StandardRequest standard)) {
            return ((RequestEncoding) operation.request()).encode(content);
        }
        return switch (standard) {
            case NONE -> null;
            case JSON -> content.json();
            case FORM -> FormBody.of(content.fields());
            case MULTIPART ->
                    new MultipartBody(
                            operation.filePart(),
                            content.fileName(),
                            content.fileType(),
                            content.document(),
                            content.formHeader());
            case BINARY -> new DocumentBody(content.document(), content.fileType(), Map.of());
        };
    }

    /** Its type comes from the URI: a header may be left of an earlier step's document. */
    private static RequestBody raw(MessageContent content, Parameters parameters) throws Exception {
        if (RawCall.isWithoutBody(parameters)) {
            return null;
        }
        String given = parameters.fromUri(Operation.RAW_CONTENT_TYPE);
        return content.text(given == null ? MessageContent.JSON : given);
    }
}

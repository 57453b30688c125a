// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.call;

import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.docusign.DocuSignConstants;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.util.json.JsonObject;

/** The headers of DocuSign's own that a message may ask for. */
public final class DocuSignRequestHeaders {

    private DocuSignRequestHeaders() {}

    /** The measuring of time, and for what changes an envelope or template the lock that it has. */
    public static Map<String, String> of(
            EndpointContext<DocuSignConfiguration> endpoint, Message message) {
        Map<String, String> headers = new LinkedHashMap<>();
        put(headers, "X-DocuSign-TimeTrack", message, DocuSignConstants.TIME_TRACK);
        if (isEdit(endpoint.getOperation().row())) {
            JsonObject lock = new JsonObject();
            put(lock, "LockToken", message, DocuSignConstants.LOCK_TOKEN);
            if (!lock.isEmpty()) {
                put(lock, "LockDurationInSeconds", message, DocuSignConstants.LOCK_DURATION);
                headers.put("X-DocuSign-Edit", lock.toJson());
            }
        }
        return headers;
    }

    /** A lock concerns who changes an envelope or a template. */
    private static boolean isEdit(Operation operation) {
        return !"GET".equals(operation.method())
                && (operation.pathParameters().contains("envelopeId")
                        || operation.pathParameters().contains("templateId"));
    }

    private static void put(
            Map<String, ? super String> fields, String name, Message message, String header) {
        String value = message.getHeader(header, String.class);
        if (value != null && !value.isBlank()) {
            fields.put(name, value);
        }
    }
}

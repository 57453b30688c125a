// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a client sends to make or change an envelope: the definition, and files beside it.
 *
 * @param files the parts of a multipart body but the definition
 */
record Definition(ObjectNode json, List<Multipart.Part> files) {
    static Definition of(DocuSignCall call) {
        if (!call.contentType().equals("multipart/form-data")) {
            return new Definition(call.body(), List.of());
        }
        List<Multipart.Part> parts =
                new ArrayList<>(Multipart.read(call.bytes(), call.header("Content-Type")));
        Multipart.Part definition =
                parts.stream()
                        .filter(Multipart.Part::isDefinition)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        DocuSignError.invalidBody(
                                                "No part of the body is the definition."));
        parts.remove(definition);
        ObjectNode json =
                definition.contentType().endsWith("xml")
                        ? Xml.read(definition.content())
                        : DocuSignError.JSON.of(
                                new String(definition.content(), StandardCharsets.UTF_8));
        return new Definition(Scalars.asText(json), parts);
    }

    /** The part that holds a document. */
    Optional<Multipart.Part> file(String documentId, JsonNode composite) {
        String compositeId = composite.path("compositeTemplateId").asText(null);
        return files.stream()
                .filter(part -> documentId.equals(part.parameter("documentid")))
                .filter(
                        part -> {
                            String named = part.parameter("compositeTemplateId");
                            return named == null || named.equals(compositeId);
                        })
                .findFirst();
    }
}

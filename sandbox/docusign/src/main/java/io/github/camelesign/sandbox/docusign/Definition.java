// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client sends to make or change an envelope: the definition, and files beside it.
 *
 * @param files the parts of a multipart body but the definition
 */
record Definition(ObjectNode json, List<Definition.Part> files) {
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(\"?)(.+?)\\1(?:[;\\s]|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER =
            Pattern.compile("(?:^|;)\\s*([A-Za-z*]+)\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))");

    /**
     * One part of a multipart body. DocuSign's need no name, and files among them are of
     * disposition {@code file}, which general readers of multipart forms refuse.
     *
     * @param headers by name in any case
     */
    record Part(Map<String, String> headers, byte[] content) {
        /** What a request for one file is: its header looks like that of a part. */
        static Part of(String disposition, byte[] content) {
            return new Part(Map.of("Content-Disposition", disposition + ""), content);
        }

        private static Part read(String text) {
            String[] headAndContent = text.split("\r\n\r\n", 2);
            DocuSignError.require(
                    headAndContent.length == 2,
                    "INVALID_REQUEST_BODY",
                    "A part has no empty line after its headers.");
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line :
                    new String(headAndContent[0].getBytes(ISO_8859_1), UTF_8).split("\r\n")) {
                String[] pair = line.split(":", 2);
                headers.put(pair[0].trim(), pair[pair.length - 1].trim());
            }
            boolean encoded = "base64".equalsIgnoreCase(headers.get("Content-Transfer-Encoding"));
            String content = headAndContent[1];
            return new Part(
                    headers,
                    encoded ? DocuSignCall.decoded(content) : content.getBytes(ISO_8859_1));
        }

        private boolean isOf(String format) {
            String type = headers.getOrDefault("Content-Type", "text/plain");
            return type.split(";")[0].trim().endsWith(format);
        }

        /** A parameter of the disposition, whose name is written in any case. */
        String parameter(String name) {
            Matcher parameters = PARAMETER.matcher(headers.getOrDefault("Content-Disposition", ""));
            while (parameters.find()) {
                if (parameters.group(1).equalsIgnoreCase(name)) {
                    return parameters.group(2) == null ? parameters.group(3) : parameters.group(2);
                }
            }
            return null;
        }
    }

    static Definition of(DocuSignCall call) {
        if (!call.contentType().equals("multipart/form-data")) {
            return new Definition(call.body(), List.of());
        }
        List<Part> files = new ArrayList<>(parts(call));
        Part definition =
                files.stream()
                        .filter(part -> part.isOf("json") || part.isOf("xml"))
                        .findFirst()
                        .orElseThrow(() -> DocuSignError.invalidBody("No part is the definition."));
        files.remove(definition);
        ObjectNode json =
                definition.isOf("xml")
                        ? Xml.read(definition.content())
                        : DocuSignError.JSON.of(new String(definition.content(), UTF_8));
        return new Definition(Scalars.asText(json), files);
    }

    /** The parts of a multipart body. */
    static List<Part> parts(DocuSignCall call) {
        Matcher boundary = BOUNDARY.matcher(call.header("Content-Type"));
        DocuSignError.require(
                boundary.find(), "INVALID_REQUEST_BODY", "The Content-Type names no boundary.");
        // a letter for each byte; the first delimiter may be the first thing of all
        String text = "\r\n" + new String(call.bytes(), ISO_8859_1);
        List<String> parts =
                Arrays.asList(text.split(Pattern.quote("\r\n--" + boundary.group(2)), -1));
        DocuSignError.require(
                parts.stream().skip(1).anyMatch(part -> part.startsWith("--")),
                "INVALID_REQUEST_BODY",
                "The multipart body does not end with its boundary.");
        return parts.stream()
                .skip(1)
                .takeWhile(part -> !part.startsWith("--"))
                .map(Part::read)
                .toList();
    }

    /** The part that holds a document. */
    Optional<Part> file(String documentId, JsonNode composite) {
        String compositeId = composite.path("compositeTemplateId").asText(null);
        Predicate<String> isOther = named -> named != null && !named.equals(compositeId);
        return files.stream()
                .filter(part -> documentId.equals(part.parameter("documentid")))
                .filter(part -> !isOther.test(part.parameter("compositeTemplateId")))
                .findFirst();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.described.ResourceStore;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** {@code /chunked_uploads}: files in parts, to be named as {@code remoteUrl} afterwards. */
final class ChunkedUploadRoutes {
    private static final String ONE = "/chunked_uploads/:chunkedUploadId";
    private static final Duration LIFE = Duration.ofMinutes(20);
    private static final int MOST_PARTS = 128;
    private static final int LARGEST = 52_428_800;

    void mount(DocuSignEndpoints endpoints) {
        endpoints.account("POST", "/chunked_uploads", this::create);
        endpoints.account("PUT", ONE, this::commit);
        endpoints.account("PUT", ONE + "/:sequence", this::add);
    }

    private void create(DocuSignCall call) {
        String id = UUID.randomUUID().toString();
        ObjectNode upload =
                JsonReader.object()
                        .put("chunkedUploadId", id)
                        .put("chunkedUploadUri", call.account().path() + "/chunked_uploads/" + id)
                        .put("committed", "false")
                        .put("expirationDateTime", DocuSignTime.write(call.now().plus(LIFE)))
                        .put("maxChunkedUploadParts", String.valueOf(MOST_PARTS))
                        .put("maxTotalSize", String.valueOf(LARGEST));
        call.answer(201, add(call, upload, 0));
    }

    private void add(DocuSignCall call) {
        int sequence = Scalars.number(call.path("sequence"), "chunkedUploadPartSeq", 0);
        call.answer(add(call, upload(call), sequence));
    }

    private static ObjectNode add(DocuSignCall call, ObjectNode upload, int sequence) {
        byte[] data = DocuSignCall.decoded(JSON.text(call.body(), "data"));
        if (Scalars.isTrue(upload, "committed")) {
            throw DocuSignError.bad("CHUNKED_UPLOAD_COMMITTED", "The upload is committed already.");
        }
        int size = upload.path("totalSize").asInt() + data.length;
        if (sequence >= MOST_PARTS || size > LARGEST) {
            throw DocuSignError.bad("CHUNKED_UPLOAD_LIMIT_EXCEEDED", "The upload is too large.");
        }
        upload.put("totalSize", String.valueOf(size))
                .withArray("chunkedUploadParts")
                .addObject()
                .put("sequence", String.valueOf(sequence))
                .put("size", String.valueOf(data.length));
        String uri = upload.get("chunkedUploadUri").asText();
        call.state().resources().put(uri, upload);
        call.state().resources().putFile(uri + "/" + sequence, data);
        return upload;
    }

    private void commit(DocuSignCall call) {
        if (!"commit".equals(call.query("action"))) {
            throw DocuSignError.invalidParameter("action must be commit.");
        }
        ObjectNode upload = upload(call);
        int expected = 0;
        for (JsonNode part : parts(upload)) {
            if (part.path("sequence").asInt() != expected++) {
                throw DocuSignError.bad(
                        "CHUNKED_UPLOAD_NOT_CONTIGUOUS", "Part " + (expected - 1) + " is missing.");
            }
        }
        upload.put("committed", "true")
                .put("checksum", sha256(content(call.state().resources(), upload)));
        call.state().resources().put(upload.get("chunkedUploadUri").asText(), upload);
        call.answer(upload);
    }

    private static ObjectNode upload(DocuSignCall call) {
        return call.state()
                .resources()
                .find(call.account().path() + "/chunked_uploads/" + call.path("chunkedUploadId"))
                .filter(upload -> isFresh(upload, call.now()))
                .orElseThrow(() -> DocuSignError.notFound("chunked upload"));
    }

    private static boolean isFresh(ObjectNode upload, Instant now) {
        return Instant.parse(upload.path("expirationDateTime").asText()).isAfter(now);
    }

    private static List<JsonNode> parts(ObjectNode upload) {
        ArrayNode parts = upload.withArray("chunkedUploadParts");
        return StreamSupport.stream(parts.spliterator(), false)
                .sorted(Comparator.comparingInt(part -> part.path("sequence").asInt()))
                .toList();
    }

    private static byte[] content(ResourceStore resources, ObjectNode upload) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        String uri = upload.get("chunkedUploadUri").asText() + "/";
        parts(upload)
                .forEach(
                        part ->
                                resources
                                        .file(uri + part.path("sequence").asText())
                                        .ifPresent(all::writeBytes));
        return all.toByteArray();
    }

    /** Takes the content of a committed upload, once. */
    static byte[] take(DocuSignState state, String remoteUrl) {
        ObjectNode upload =
                state.resources()
                        .find(remoteUrl.substring(Math.max(0, remoteUrl.indexOf("/v2.1/"))))
                        .filter(one -> Scalars.isTrue(one, "committed"))
                        .filter(one -> isFresh(one, state.now()))
                        .orElseThrow(DocuSignError::unableToLoad);
        byte[] content = content(state.resources(), upload);
        state.resources().remove(upload.get("chunkedUploadUri").asText());
        return content;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

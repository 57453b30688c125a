// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A file that comes in parts, to be named as a document's {@code remoteUrl} afterwards. */
final class ChunkedUpload {
    private static final Duration LIFE = Duration.ofMinutes(20);
    private static final int MOST_PARTS = 128;
    private static final int LARGEST = 52_428_800;

    private final String id;
    private final String uri;
    private final Instant expires;
    private final Map<Integer, byte[]> parts = new TreeMap<>();
    private boolean committed;

    ChunkedUpload(String id, Account account, Instant now) {
        this.id = id;
        this.uri = "/accounts/" + account.guid() + "/chunked_uploads/" + id;
        this.expires = now.plus(LIFE);
    }

    String id() {
        return id;
    }

    boolean isOver(Instant now) {
        return !expires.isAfter(now);
    }

    synchronized void add(int sequence, byte[] data) {
        if (committed) {
            throw DocuSignError.bad("CHUNKED_UPLOAD_COMMITTED", "The upload is committed already.");
        }
        if (sequence >= MOST_PARTS || size() + data.length > LARGEST) {
            throw DocuSignError.bad("CHUNKED_UPLOAD_LIMIT_EXCEEDED", "The upload is too large.");
        }
        parts.put(sequence, data);
    }

    /** No part may be missing in between. */
    synchronized void commit() {
        int expected = 0;
        for (int sequence : parts.keySet()) {
            if (sequence != expected++) {
                throw DocuSignError.bad(
                        "CHUNKED_UPLOAD_NOT_CONTIGUOUS", "Part " + (expected - 1) + " is missing.");
            }
        }
        committed = true;
    }

    /** Takes the content of a committed upload, once. */
    static byte[] take(DocuSignState state, String remoteUrl) {
        ChunkedUpload upload =
                state.chunkedUploads.get(remoteUrl.substring(remoteUrl.lastIndexOf('/') + 1));
        if (upload == null || !upload.isUsable(state.now())) {
            throw DocuSignError.unableToLoad();
        }
        state.chunkedUploads.remove(upload.id);
        return upload.content();
    }

    private synchronized boolean isUsable(Instant now) {
        return committed && !isOver(now);
    }

    private synchronized byte[] content() {
        ByteArrayOutputStream all = new ByteArrayOutputStream(size());
        parts.values().forEach(all::writeBytes);
        return all.toByteArray();
    }

    private int size() {
        return parts.values().stream().mapToInt(part -> part.length).sum();
    }

    synchronized ObjectNode json() {
        ObjectNode json =
                JsonReader.object()
                        .put("chunkedUploadId", id)
                        .put("chunkedUploadUri", uri)
                        .put("committed", String.valueOf(committed))
                        .put("expirationDateTime", DocuSignTime.write(expires))
                        .put("maxChunkedUploadParts", String.valueOf(MOST_PARTS))
                        .put("maxTotalSize", String.valueOf(LARGEST))
                        .put("totalSize", String.valueOf(size()));
        if (committed) {
            json.put("checksum", sha256(content()));
        }
        var rows = json.putArray("chunkedUploadParts");
        parts.forEach(
                (sequence, data) ->
                        rows.addObject()
                                .put("sequence", String.valueOf(sequence))
                                .put("size", String.valueOf(data.length)));
        return json;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

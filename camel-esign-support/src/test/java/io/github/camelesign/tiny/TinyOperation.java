// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import io.github.camelesign.spi.Body;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.Operation;

/** One operation of each kind. */
public enum TinyOperation implements EsignOperation {
    UPLOAD(Operation.post("document/upload", "/document", "Uploads").multipart("file")),
    REPLACE(Operation.put("document/replace", "/document/{documentId}", "Replaces").binary()),
    UPLOAD_OR_JSON(
            Operation.post("document/import", "/import", "Imports").body(new DocumentOrJson())),
    GET(Operation.get("document/get", "/document/{documentId}{?type,q}", "Gets")),
    DOWNLOAD(
            Operation.get("document/download", "/document/{documentId}/file", "Downloads")
                    .binaryResult()),
    PART(
            Operation.get(
                            "document/part",
                            "/accounts/{accountId}/document/{documentId}/part/{partId}",
                            "Downloads a part")
                    .binaryResult()),
    EXPORT(Operation.get("document/export", "/export", "Exports").binaryResult()),
    CREATE(
            Operation.post("document/create", "/create", "Creates")
                    .idempotencyKey("key")
                    .xml()
                    .promotes("documentId", "/id")),
    COPY(Operation.post("document/copy", "/copy", "Copies").creates("documentId", "/id")),
    START(Operation.post("document/start", "/start", "Starts").idempotencyKey("key").emptyObject()),
    FORM(Operation.post("form/send", "/form", "Sends a form").form()),
    RAW(Operation.raw("raw/call", "Calls anything")),
    EVENTS(Operation.events("document/events", "", "What happens"));

    private final Operation row;

    TinyOperation(Operation.Builder row) {
        this.row = row.build();
    }

    @Override
    public Operation row() {
        return row;
    }

    @Override
    public String toString() {
        return row.name();
    }

    private record DocumentOrJson() implements Body {

        @Override
        public String shown() {
            return "";
        }

        @Override
        public Encoded encode(Source source) throws Exception {
            return source.isDocument()
                    ? Encoded.of(source.binary(source.document(), java.util.Map.of()))
                    : source.json();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.documents;

import io.github.camelesign.spi.Answer;
import java.io.IOException;
import java.util.Map;

/** What only DocuSign answers. */
public enum DocuSignAnswer implements Answer {
    /** A document, image or archive, perhaps in base64. */
    FILE("file", "*/*"),
    /** JSON, unless the call asks for the same as a file. */
    JSON_OR_FILE("JSON or file", "application/json");

    private final String shown;
    private final String accept;

    DocuSignAnswer(String shown, String accept) {
        this.shown = shown;
        this.accept = accept;
    }

    @Override
    public String shown() {
        return shown;
    }

    @Override
    public String accept() {
        return accept;
    }

    @Override
    public boolean isDocument() {
        return this == FILE;
    }

    @Override
    public Map<String, String> headerParameters() {
        return TransferEncoding.PARAMETER;
    }

    @Override
    public Object decode(Received answer) throws IOException {
        return answer.isJson() ? answer.json() : answer.document(TransferEncoding.decoded(answer));
    }
}

package io.github.camelesign.docusign;

import io.github.camelesign.support.producer.AnswerContent;
import io.github.camelesign.support.producer.ResultDecoding;
import java.io.IOException;
import java.util.Map;

/** What only DocuSign answers. */
enum DocuSignResult implements ResultDecoding {
    /** A document, image or archive, perhaps in base64. */
    FILE("file", "*/*"),
    /** JSON, unless the call asks for the same as a file. */
    JSON_OR_FILE("JSON or file", "application/json");

    private final String shown;
    private final String accept;

    DocuSignResult(String shown, String accept) {
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
    public Map<String, String> headerParameters() {
        return TransferEncoding.PARAMETER;
    }

    @Override
    public Object decode(AnswerContent answer) throws IOException {
        return answer.response().isJson()
                ? answer.json()
                : answer.document(TransferEncoding.decoded(answer.response()));
    }
}

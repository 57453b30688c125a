// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.documents;

import io.github.camelesign.spi.Answer;
import java.io.IOException;
import org.apache.camel.Exchange;

/**
 * The kinds of answers that only Yousign gives: a document of v2 arrives in base64 as a JSON string
 * and is decoded as it flows; one that arrives as it is, is taken so. The answer does not say what
 * the document is, so the operation does.
 */
public enum YousignAnswer implements Answer {
    /** A file of any type. */
    BASE64_FILE("application/octet-stream"),
    /** A ZIP archive. */
    BASE64_ZIP("application/zip");

    private final String mediaType;

    YousignAnswer(String mediaType) {
        this.mediaType = mediaType;
    }

    @Override
    public Object decode(Received answer) throws IOException {
        if (!answer.isJson()) {
            return answer.document(answer.body());
        }
        Object document = answer.base64(null).document();
        answer.name(null);
        answer.message().setHeader(Exchange.CONTENT_TYPE, mediaType);
        return document;
    }

    @Override
    public boolean isDocument() {
        return true;
    }

    @Override
    public String shown() {
        return "file";
    }
}

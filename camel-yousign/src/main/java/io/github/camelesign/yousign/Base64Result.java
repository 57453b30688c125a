package io.github.camelesign.yousign;

import io.github.camelesign.support.producer.AnswerContent;
import io.github.camelesign.support.producer.ResultDecoding;
import java.io.IOException;
import org.apache.camel.Exchange;

/**
 * A document of v2, which arrives in base64 as a JSON string and is decoded as it flows. One that
 * arrives as it is, is taken so.
 *
 * @param mediaType what the document is, which the answer does not tell
 */
record Base64Result(String mediaType) implements ResultDecoding {

    @Override
    public Object decode(AnswerContent answer) throws IOException {
        if (!answer.response().isJson()) {
            return answer.document();
        }
        Object document =
                answer.document(
                        out -> answer.jsonFormat().decode(answer.response().body(), null, out));
        answer.message().setHeader(Exchange.CONTENT_TYPE, mediaType);
        return document;
    }

    @Override
    public String shown() {
        return "file";
    }
}

package io.github.camelesign.docusign;

import io.github.camelesign.support.producer.AnswerContent;
import io.github.camelesign.support.producer.ResultDecoding;
import java.io.IOException;

/** What only DocuSign answers. */
enum DocuSignResult implements ResultDecoding {
    /** JSON, unless the call asks for the same as a file. */
    JSON_OR_FILE {
        @Override
        public String shown() {
            return "JSON or file";
        }

        @Override
        public Object decode(AnswerContent answer) throws IOException {
            return answer.response().isJson() ? answer.json() : answer.document();
        }
    }
}

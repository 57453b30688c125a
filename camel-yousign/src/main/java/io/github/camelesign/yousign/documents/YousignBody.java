// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.documents;

import io.github.camelesign.spi.Body;
import java.util.List;

/** The kinds of requests that only Yousign takes. */
public final class YousignBody {

    /**
     * A file of v2: JSON with the document in base64 as {@code content}, its name, and the values
     * of the form header in their own types. What is no document is sent as JSON.
     */
    public static final Body BASE64_FILE = new Base64FileBody();

    /** A new procedure of v2 in JSON, to which the option {@code webhookUrl} adds its calls. */
    public static final Body PROCEDURE = new ProcedureBody();

    private YousignBody() {}

    /**
     * A document as multipart form data with a further one, if the message has that attachment.
     *
     * @param part the name of the document's part
     * @param attachment the name of the further part, and of the attachment that it comes from
     */
    public static Body documents(String part, String attachment) {
        return new DocumentBody(part, List.of(attachment), false);
    }

    /**
     * A document as multipart form data, with further ones from those attachments that the message
     * has; what is no document is sent as JSON.
     *
     * @param part the name of the document's part
     * @param attachments names of further parts, and of the attachments that they come from
     */
    public static Body documentOrJson(String part, String... attachments) {
        return new DocumentBody(part, List.of(attachments), true);
    }

    private record ProcedureBody() implements Body {

        @Override
        public Encoded encode(Source source) throws Exception {
            return source.json();
        }

        @Override
        public String shown() {
            return "JSON";
        }
    }
}

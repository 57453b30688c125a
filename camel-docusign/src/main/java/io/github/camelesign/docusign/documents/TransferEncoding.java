// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.documents;

import io.github.camelesign.spi.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Map;

/**
 * Documents in base64: what a call sends is declared so, or DocuSign is asked for it, by the same
 * request header.
 */
final class TransferEncoding {

    /** The parameter and the header that it is sent in. */
    static final Map<String, String> PARAMETER =
            Map.of("contentTransferEncoding", "Content-Transfer-Encoding");

    private TransferEncoding() {}

    /** The document of an answer, decoded as it flows if the answer says that it must be. */
    static InputStream decoded(Answer.Received answer) throws IOException {
        boolean base64 =
                answer.header("Content-Transfer-Encoding")
                        .filter("base64"::equalsIgnoreCase)
                        .isPresent();
        return base64 ? Base64.getMimeDecoder().wrap(answer.body()) : answer.body();
    }
}

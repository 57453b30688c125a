// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.webhook;

import io.github.camelesign.spi.WebhookProtocol;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.WrappedFile;

/** Reads the call as it arrived from an exchange of whichever HTTP server received it. */
final class WebhookRequest {

    private static final Pattern FORM =
            Pattern.compile(
                    "\\s*(multipart/|application/x-www-form-urlencoded)", Pattern.CASE_INSENSITIVE);

    private WebhookRequest() {}

    static WebhookProtocol.Message read(Exchange exchange, int maxPayload)
            throws RejectedCallException, IOException {
        Message message = exchange.getMessage();
        String encoding = message.getHeader(Exchange.CONTENT_ENCODING, String.class);
        if (encoding != null && !"identity".equals(encoding.toLowerCase(Locale.ROOT))) {
            throw new RejectedCallException(415, "its body is encoded as " + encoding);
        }
        return new WebhookCall(bytes(message, maxPayload), message);
    }

    /** Of one with a file, Camel makes the file the body. */
    private static boolean isForm(Message message) {
        String type = message.getHeader(Exchange.CONTENT_TYPE, String.class);
        return type != null && FORM.matcher(type).lookingAt();
    }

    /**
     * A form, for one, has lost its bytes when it gets here: it is rejected, not taken as empty.
     */
    private static byte[] bytes(Message message, int maxPayload)
            throws RejectedCallException, IOException {
        if (message.getBody() instanceof Map || isForm(message)) {
            throw new RejectedCallException(400, "it is a form, whose bytes cannot be verified");
        }
        // what is neither stream nor file is in memory already
        Object body = message.getBody();
        byte[] bytes =
                body instanceof InputStream || body instanceof File || body instanceof WrappedFile
                        ? start(message.getBody(InputStream.class), maxPayload + 1L)
                        : message.getBody(byte[].class);
        if (bytes == null || bytes.length == 0) {
            throw new RejectedCallException(400, "it has no body");
        }
        if (bytes.length > maxPayload) {
            throw new RejectedCallException(
                    413, "its body is larger than webhookMaxPayload, which is " + maxPayload);
        }
        return bytes;
    }

    private static byte[] start(InputStream in, long length) throws IOException {
        return in.readNBytes((int) Math.min(length, Integer.MAX_VALUE));
    }
}

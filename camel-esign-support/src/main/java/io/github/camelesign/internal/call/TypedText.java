// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelesign.internal.content.MediaType;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;

/** The text of a message body as the bytes of XML, or of another type that is not JSON. */
final class TypedText {

    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"']([\\w.-]+)[\"'].*", Pattern.DOTALL);

    private TypedText() {}

    /**
     * Bytes are taken as they are; characters are written in the encoding that their type or their
     * XML declaration names, else in UTF-8.
     */
    static DocumentBytes of(Exchange exchange, String mediaType)
            throws IOException, InvalidPayloadException {
        String characters = JsonText.characters(exchange);
        if (characters == null) {
            return DocumentBytes.of(exchange);
        }
        Charset charset =
                MediaType.parse(mediaType)
                        .flatMap(MediaType::charset)
                        .or(() -> declared(characters))
                        .orElse(UTF_8);
        return DocumentBytes.of(characters.getBytes(charset));
    }

    private static Optional<Charset> declared(String text) {
        Matcher declaration = DECLARED.matcher(text);
        return declaration.lookingAt()
                ? MediaType.charsetOf(declaration.group(1))
                : Optional.empty();
    }
}

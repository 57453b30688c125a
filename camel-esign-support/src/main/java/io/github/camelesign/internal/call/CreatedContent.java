// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.internal.content.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.support.MessageHelper;

/**
 * What a message asks to create, by a digest that is the same whenever the same is asked for. By it
 * contracts differ that a route makes of one message in one step.
 */
final class CreatedContent {

    private CreatedContent() {}

    /**
     * A digest of the body, and of the names of what is attached.
     *
     * @return empty if the body cannot be read without being used up
     */
    static Optional<String> digest(Exchange exchange, Json json) {
        MessageDigest digest = sha256();
        try {
            if (!addBody(exchange, json, digest)) {
                return Optional.empty();
            }
        } catch (IOException | InvalidPayloadException | RuntimeException e) {
            // it cannot be sent either, which is reported where that is tried
            return Optional.empty();
        }
        AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
        if (message.hasAttachments()) {
            message.getAttachmentNames()
                    .forEach(name -> digest.update(name.getBytes(StandardCharsets.UTF_8)));
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    private static boolean addBody(Exchange exchange, Json json, MessageDigest digest)
            throws IOException, InvalidPayloadException {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            return true;
        }
        if (DocumentBytes.dataOf(body) != null) {
            return false;
        }
        if (BodyText.isText(body)) {
            try (InputStream in = JsonText.of(exchange).open()) {
                in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            }
            MessageHelper.resetStreamCache(exchange.getMessage());
        } else {
            digest.update(json.write(body));
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A call of a webhook, byte by byte. It begins as the one that the provider makes of an envelope,
 * and is signed when all that departs from it is known.
 */
final class RawCall {

    private final Hook hook;
    private final String id;
    private final List<String> headers = new ArrayList<>();
    private Instant at = Instant.now();
    private String secret = Hook.SECRET;
    private UnaryOperator<String> proof = UnaryOperator.identity();
    private UnaryOperator<String> text = UnaryOperator.identity();
    private UnaryOperator<byte[]> encoding = UnaryOperator.identity();
    private UnaryOperator<byte[]> signed = UnaryOperator.identity();
    private UnaryOperator<String> target = UnaryOperator.identity();
    private UnaryOperator<String> head = UnaryOperator.identity();
    private String method = "POST";
    private String contentType = "application/json";
    private String framing;
    private boolean complete = true;
    private int pieces = 1;
    private int times = 1;

    RawCall(Hook hook, String id) {
        this.hook = hook;
        this.id = id;
    }

    Hook hook() {
        return hook;
    }

    /** Another proof of who calls than the right one: signature, secret header or token. */
    RawCall proof(UnaryOperator<String> change) {
        proof = change;
        return this;
    }

    RawCall noProof() {
        return proof(right -> null);
    }

    RawCall secret(String other) {
        secret = other;
        return this;
    }

    /** A signature over other bytes than those of the body. */
    RawCall signedOver(UnaryOperator<byte[]> other) {
        signed = other;
        return this;
    }

    RawCall age(Duration age) {
        at = Instant.now().minus(age);
        return this;
    }

    /** Another message, of which the signature is right. */
    RawCall text(UnaryOperator<String> change) {
        text = change;
        return this;
    }

    /** One more member, at the end. */
    RawCall member(String json) {
        return text(message -> message.substring(0, message.length() - 1) + "," + json + "}");
    }

    RawCall encoded(UnaryOperator<byte[]> change) {
        encoding = change;
        return this;
    }

    RawCall header(String line) {
        headers.add(line);
        return this;
    }

    RawCall type(String other) {
        contentType = other;
        return this;
    }

    RawCall method(String other) {
        method = other;
        return this;
    }

    /** Another target than path and query. */
    RawCall target(UnaryOperator<String> change) {
        target = change;
        return this;
    }

    /** Another head than what would be sent, up to the empty line. */
    RawCall head(UnaryOperator<String> change) {
        head = change;
        return this;
    }

    /** Header lines instead of that of the length. */
    RawCall framing(String lines) {
        framing = lines;
        return this;
    }

    /** The connection is closed after what is sent, which is not all. */
    RawCall broken() {
        complete = false;
        return this;
    }

    boolean isComplete() {
        return complete;
    }

    /** Sends in so many pieces, with a pause between. */
    RawCall pieces(int number) {
        pieces = number;
        return this;
    }

    int pieces() {
        return pieces;
    }

    /** Sends it so often, one after the other. */
    RawCall times(int number) {
        times = number;
        return this;
    }

    int times() {
        return times;
    }

    byte[] body() {
        String given = hook.proof() == Hook.Proof.BODY ? proof.apply(secret) : secret;
        String message = hook.message(id, at, given == null ? "" : escaped(given));
        if (given == null) {
            message = message.replace("\"token\":\"\",", "");
        }
        return encoding.apply(text.apply(message).getBytes(UTF_8));
    }

    private static String escaped(String text) {
        StringBuilder json = new StringBuilder();
        text.chars().forEach(letter -> json.append("\\u%04x".formatted(letter)));
        return json.toString();
    }

    byte[] bytes() {
        byte[] body = body();
        StringBuilder lines =
                new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target.apply(path())));
        lines.append("Host: 127.0.0.1\r\nConnection: close\r\n");
        if (contentType != null) {
            lines.append("Content-Type: ").append(contentType).append("\r\n");
        }
        lines.append(framing == null ? "Content-Length: " + body.length + "\r\n" : framing);
        String right = hook.header(secret, signed.apply(body));
        if (right != null) {
            int value = right.indexOf(": ") + 2;
            String given = proof.apply(right.substring(value));
            if (given != null) {
                lines.append(right, 0, value).append(given).append("\r\n");
            }
        }
        headers.forEach(line -> lines.append(line).append("\r\n"));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.apply(lines.append("\r\n").toString()).getBytes(UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private String path() {
        String right = hook.query(secret);
        if (right.isEmpty()) {
            return hook.path();
        }
        int value = right.indexOf('=') + 1;
        String given = proof.apply(right.substring(value));
        return hook.path()
                + (given == null
                        ? ""
                        : right.substring(0, value) + URLEncoder.encode(given, UTF_8));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The webhook of a provider: which endpoint receives it, and how the provider shows who calls. */
enum WebhookCase {
    SIGNNOW("document/events", "accessToken=t1", "content", "document_id") {
        @Override
        Map<String, String> headers(String secret, byte[] body) {
            return Map.of("X-SignNow-Signature", base64(hmac(secret, body)));
        }
    },
    DOCUSIGN("envelopes/events", "accessToken=t1&accountId=a1", "data", "envelopeId") {
        @Override
        Map<String, String> headers(String secret, byte[] body) {
            return Map.of("X-DocuSign-Signature-1", base64(hmac(secret, body)));
        }
    },
    YOUSIGN("signature-request/events", "apiKey=k1", "event_id") {
        @Override
        Map<String, String> headers(String secret, byte[] body) {
            return Map.of(
                    "X-Yousign-Signature-256",
                    "sha256=" + HexFormat.of().formatHex(hmac(secret, body)));
        }
    },
    /** Signs nothing: the URL that is registered has the secret. */
    SIGNEASY("pending/events", "accessToken=t1", "data", "id") {
        @Override
        Map<String, String> headers(String secret, byte[] body) {
            return Map.of();
        }

        @Override
        String query(String secret) {
            return "?token=" + secret;
        }
    };

    /** Of exactly the length that Yousign wants. */
    static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final String operation;
    private final String login;
    private final String[] id;

    /**
     * @param id where a message has what no other has
     */
    WebhookCase(String operation, String login, String... id) {
        this.operation = operation;
        this.login = login;
        this.id = id;
    }

    static WebhookCase of(String scheme) {
        return valueOf(scheme.toUpperCase(Locale.ROOT));
    }

    String scheme() {
        return name().toLowerCase(Locale.ROOT);
    }

    String consumer(String path) {
        return "webhook:%s:%s?%s&webhookComponentName=platform-http&webhookPath=%s&webhookExternalUrl=http://127.0.0.1:1&webhookAutoRegister=false&webhookSecret=%s"
                .formatted(scheme(), operation, login, path, SECRET);
    }

    /** What a message has that no other has. */
    Object id(Map<?, ?> message) {
        Object value = message;
        for (String name : id) {
            value = ((Map<?, ?>) value).get(name);
        }
        return value;
    }

    /** What shows in the headers that the caller knows a secret. */
    abstract Map<String, String> headers(String secret, byte[] body);

    /** What shows in the URL that the caller knows a secret. */
    String query(String secret) {
        return "";
    }

    private static byte[] hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.hooks;

import io.github.camelesign.testing.route.WebhookRoute;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** The six webhooks, and how a call that the provider itself makes looks at each. */
public enum Hook {
    SIGNNOW("signnow:document/events", "accessToken=t", Proof.HMAC) {
        @Override
        String message(String id, Instant at, String secret) {
            return "{\"meta\":{\"timestamp\":%d,\"event\":\"user.document.complete\"},\"content\":{\"document_id\":\"%s\",\"document_name\":\"Lease\",\"user_id\":\"38b7\"}}"
                    .formatted(at.getEpochSecond(), id);
        }

        @Override
        public String header(String secret, byte[] body) {
            return "X-SignNow-Signature: " + WebhookRoute.sign(secret, body);
        }
    },
    DOCUSIGN("docusign:envelopes/events", "accessToken=t&accountId=a1", Proof.HMAC) {
        @Override
        String message(String id, Instant at, String secret) {
            return "{\"event\":\"envelope-completed\",\"configurationId\":7,\"retryCount\":0,\"generatedDateTime\":\"%s\",\"data\":{\"accountId\":\"a1\",\"envelopeId\":\"%s\"}}"
                    .formatted(at, id);
        }

        @Override
        public String header(String secret, byte[] body) {
            return "X-DocuSign-Signature-1: " + WebhookRoute.sign(secret, body);
        }
    },
    YOUSIGN("yousign:signature-request/events", "apiKey=k", Proof.HMAC) {
        @Override
        String message(String id, Instant at, String secret) {
            return "{\"event_id\":\"e-%2$s\",\"event_name\":\"signature_request.done\",\"event_time\":\"%1$d\",\"data\":{\"signature_request\":{\"id\":\"%2$s\",\"status\":\"done\"}}}"
                    .formatted(at.getEpochSecond(), id);
        }

        @Override
        public String header(String secret, byte[] body) {
            String base64 = WebhookRoute.sign(secret, body);
            return "X-Yousign-Signature-256: sha256="
                    + HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
        }
    },
    YOUSIGN_V2("yousign:v2/procedure/events", "apiKey=k", Proof.HEADER) {
        @Override
        String message(String id, Instant at, String secret) {
            return "{\"eventName\":\"procedure.finished\",\"data\":{\"procedure\":{\"id\":\"%s\",\"status\":\"finished\",\"finishedAt\":\"%s\"}}}"
                    .formatted(id, at);
        }

        @Override
        public String header(String secret, byte[] body) {
            return "X-Webhook-Secret: " + secret;
        }
    },
    SIGNEASY_V1("signeasy:pending/events", "accessToken=t", Proof.QUERY) {
        @Override
        String message(String id, Instant at, String secret) {
            return "{\"data\":{\"id\":\"%s\",\"owner_user_id\":1,\"signed_file_id\":\"8\",\"last_modified_time\":%d},\"metadata\":{\"event_type\":\"rs.completed\"}}"
                    .formatted(id, at.getEpochSecond());
        }

        @Override
        public String query(String secret) {
            return "?token=" + secret;
        }
    },
    SIGNEASY_V3("signeasy:v3/envelope/events", "accessToken=t", Proof.BODY) {
        @Override
        String message(String id, Instant at, String secret) {
            return "{\"data\":{\"id\":\"%s\",\"status\":\"complete\",\"last_modified_time\":%d},\"metadata\":{\"token\":\"%s\",\"event_type\":\"rs.completed\"}}"
                    .formatted(id, at.getEpochSecond(), secret);
        }
    };

    /** Of 32 letters, as Yousign's has to be, and the one that it has replaced. */
    public static final String SECRET = "0123456789abcdef0123456789abcdeF";

    public static final String OLDER_SECRET = "fedcba9876543210fedcba9876543210";

    /** By what a webhook recognises its provider. */
    enum Proof {
        HMAC,
        HEADER,
        QUERY,
        BODY
    }

    private final String consumer;
    private final String login;
    private final Proof proof;

    Hook(String consumer, String login, Proof proof) {
        this.consumer = consumer;
        this.login = login;
        this.proof = proof;
    }

    Proof proof() {
        return proof;
    }

    String path() {
        return "/hooks/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The consumer of a route, at Camel's platform-http.
     *
     * @param options more, each with an ampersand before it
     */
    public String uri(String options) {
        return "webhook:%s?webhookComponentName=platform-http&webhookAutoRegister=false&webhookPath=%s&webhookSecret=%s&baseUri=http://127.0.0.1:1&%s%s"
                .formatted(consumer, path(), SECRET, login, options);
    }

    /** A message about an envelope. */
    abstract String message(String id, Instant at, String secret);

    public byte[] message(String id) {
        return message(id, Instant.now(), SECRET).getBytes(StandardCharsets.UTF_8);
    }

    /** The header that proves who calls, or null if none does. */
    public String header(String secret, byte[] body) {
        return null;
    }

    /** The query that proves who calls, or nothing. */
    public String query(String secret) {
        return "";
    }

    /** As the guide calls it. */
    @Override
    public String toString() {
        return switch (this) {
            case SIGNNOW -> "SignNow";
            case DOCUSIGN -> "DocuSign";
            case YOUSIGN -> "Yousign v3";
            case YOUSIGN_V2 -> "Yousign v2";
            case SIGNEASY_V1 -> "Signeasy v1";
            case SIGNEASY_V3 -> "Signeasy v3";
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventMessagesTest {
    @Test
    void signatureIsThatOfOpenssl() {
        // printf '%s' BODY | openssl dgst -sha256 -hmac schlüssel -binary | base64
        String body =
                "{\"meta\":{\"timestamp\":1414442211,\"event\":\"user.document.complete\"},"
                        + "\"content\":{\"document_name\":\"Verträge\"}}";
        assertThat(EventMessages.signature("schlüssel", body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("qQCC4jmkwfA9Sk4lfaxUqc2ng8zDn+6ml0KlJu8ni4A=");
    }
}

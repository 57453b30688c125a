// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventPublisherTest {
    @Test
    void signatureIsThatOfOpenssl() {
        // printf '%s' BODY | openssl dgst -sha256 -hmac abcdefghijklmnopqrstuvwxyz012345
        String body =
                "{\"event_id\":\"b6c6\",\"event_name\":\"signer.done\","
                        + "\"event_time\":\"1769853600\"}";
        assertThat(
                        EventPublisher.signature(
                                "abcdefghijklmnopqrstuvwxyz012345",
                                body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(
                        "sha256="
                                + "191d67a6a88d19d1f40911e67b5c351ca77bfcc93486db6418d7f285f11a33c5");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.core.RequestLog.RecordingRequest.Exchange;
import io.github.camelesign.sandbox.core.TrafficPages.ShownBody;
import io.github.camelesign.sandbox.core.TrafficPages.ShownBody.Secrets;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page shows of a body, and what it keeps to itself. */
class ShownBodyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"client_secret\":\"hidden\"}",
                "{\"user\":{\"Password\" : \"hid\\\"den\"},\"shown\":1}",
                "grant_type=password&password=hidden",
                "client_assertion=hidden&grant_type=x",
                "--b\r\nContent-Disposition: form-data; name=\"access_token\"\r\n\r\nhidden\r\n--b--",
                "{\"access_token\":\"hidden and cut off in the middle"
            })
    void secretsAreMasked(String body) {
        assertThat(ShownBody.pretty(body)).contains("••••••").doesNotContain("hid");
    }

    @Test
    void aLongSecretIsMaskedToo() {
        String body = "{\"password\":\"" + "\\n".repeat(30_000) + "hidden\",\"a\":1";
        assertThat(Secrets.masked(body)).isEqualTo("{\"password\":\"••••••\",\"a\":1");
    }

    @Test
    void theRestStays() {
        assertThat(ShownBody.pretty("{\"amount\":1.10,\"name\":\"token\"}"))
                .isEqualToIgnoringWhitespace("{\"amount\" : 1.10, \"name\" : \"token\"}");
        assertThat(Secrets.maskedHeader("Authorization", "Bearer hidden"))
                .isEqualTo("Bearer ••••••");
        assertThat(Secrets.maskedHeader("Set-Cookie", "hidden")).isEqualTo("••••••");
        assertThat(Secrets.maskedHeader("Accept", "shown")).isEqualTo("shown");
    }

    @Test
    void aLargeBodyIsCutOff() {
        Exchange.Side side = new Exchange.Side();
        side.add(Buffer.buffer("a".repeat(60_000)));
        side.add(Buffer.buffer("a".repeat(60_000)));
        assertThat(side.body()).hasSize(1 << 16);
        assertThat(ShownBody.of(side).note()).isEqualTo("Cut off; it has 120,000 bytes.");
    }

    @Test
    void aPdfIsNamedOnly() {
        Exchange.Side side = new Exchange.Side();
        side.headers(MultiMap.caseInsensitiveMultiMap().add("Content-Type", "application/pdf"));
        side.add(Buffer.buffer("%PDF-1.4"));
        assertThat(ShownBody.of(side)).isEqualTo(new ShownBody("", "8 bytes of application/pdf."));
    }
}

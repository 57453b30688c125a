// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.camelesign.spi.XmlView;
import io.github.camelesign.verification.hooks.Hook;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

/**
 * Whatever bytes a webhook gets, signed or not, it answers 200 or 4xx, and what it delivers can be
 * sent on. Here with the inputs in {@code WebhookFuzzTestInputs}, among them all that ever failed;
 * {@code verification/fuzz} looks for others, guided by which code they reach.
 */
class WebhookFuzzTest {

    private static final Map<Hook, FuzzedWebhook> WEBHOOKS = new EnumMap<>(Hook.class);

    /** Now, so that no input seems to take long. */
    @BeforeAll
    static void open() {
        for (Hook hook : Hook.values()) {
            WEBHOOKS.put(hook, new FuzzedWebhook(hook));
        }
    }

    private static void call(Hook hook, byte[] body) {
        WEBHOOKS.get(hook).call(body);
    }

    @FuzzTest
    void signnow(byte[] body) {
        call(Hook.SIGNNOW, body);
    }

    @FuzzTest
    void docusign(byte[] body) {
        call(Hook.DOCUSIGN, body);
    }

    @FuzzTest
    void yousign(byte[] body) {
        call(Hook.YOUSIGN, body);
    }

    @FuzzTest
    void yousignV2(byte[] body) {
        call(Hook.YOUSIGN_V2, body);
    }

    @FuzzTest
    void signeasyV1(byte[] body) {
        call(Hook.SIGNEASY_V1, body);
    }

    @FuzzTest
    void signeasyV3(byte[] body) {
        call(Hook.SIGNEASY_V3, body);
    }

    /** Each of its fields is also a header, as platform-http makes them. */
    @FuzzTest
    void form(FuzzedDataProvider data) {
        Hook hook = data.pickValue(Hook.values());
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int field = data.consumeInt(0, 8); field > 0; field--) {
            fields.put(data.consumeString(40), data.consumeString(200));
        }
        WEBHOOKS.get(hook).form(fields);
    }

    /** Is refused with the one exception that is declared, or read. */
    @FuzzTest
    void xml(byte[] text) {
        try {
            assertThat(XmlView.outermost(text)).isNotNull();
            XmlView.first(text, "DocuSignEnvelopeInformation");
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).startsWith("it");
        }
    }
}

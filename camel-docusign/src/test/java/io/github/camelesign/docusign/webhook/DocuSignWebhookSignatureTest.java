// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.api.EsignConstants;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call. The signatures come from {@code openssl dgst -sha256 -hmac}. */
class DocuSignWebhookSignatureTest {

    private static final String BODY =
            "{\"event\":\"envelope-completed\",\"apiVersion\":\"v2.1\",\"uri\":\"/restapi/v2.1/accounts/a1/envelopes/e1\",\"retryCount\":0,\"configurationId\":10418598,\"generatedDateTime\":\"2026-05-01T10:00:07.1234567Z\",\"data\":{\"accountId\":\"a1\",\"userId\":\"u1\",\"envelopeId\":\"e1\",\"envelopeSummary\":{\"status\":\"completed\",\"completedDateTime\":\"2026-05-01T10:00:05.9000000Z\"}}}";

    /** Of the body, with the key {@code connect-key-1}. */
    private static final String SIGNATURE = "lOGcQFwxhVGd1kELEgq616xDas6LNk/IDXgDC0jZsPY=";

    /** Of the body, with the key {@code schlüssel-ß}. */
    private static final String OTHER_SIGNATURE = "G9oo/gwdhScG2f6Cv7Jmqu2MEb5tOxKBvzbmtitm+cc=";

    /** Odd blanks, CRLF, and letters beyond ASCII. */
    private static final String ODD_BODY =
            " {\r\n\"event\" :\"recipient-completed\",\r\n \"generatedDateTime\":\"2026-05-01T10:00:07.1234567Z\",\"data\":{\"envelopeId\":\"Verträge 🖋\"}}\r\n";

    private static final String ODD_SIGNATURE = "JWuoweU345bN7eOgO2NRDJAWNfb0XwUl8x+r6ZFqrkE=";

    private static final String ONE_KEY = "webhookAutoRegister=false&webhookSecret=connect-key-1";
    private static final String TWO_KEYS =
            "webhookAutoRegister=false&webhookSecret=RAW(connect-key-1,schlüssel-ß)";

    private DocuSignWebhookRoute webhook;

    @BeforeEach
    void open() throws Exception {
        webhook = new DocuSignWebhookRoute();
    }

    @AfterEach
    void close() {
        webhook.close();
    }

    private int post(String body, String... headers) throws Exception {
        return webhook.post(body, headers).statusCode();
    }

    @Test
    void aRightSignatureIsTaken() throws Exception {
        webhook.start(ONE_KEY);

        assertThat(post(BODY, "X-DocuSign-Signature-1", SIGNATURE)).isEqualTo(200);
        assertThat(webhook.delivered()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lOGcQFwxhVGd1kELEgq616xDas6LNk/IDXgDC0jZsPX=",
                OTHER_SIGNATURE,
                "94e19c405c3185519dd6410b120abad7ac436acE8b364fc80d78030b48d9b0f6",
                ""
            })
    void aWrongOneIsRefused(String signature) throws Exception {
        webhook.start(ONE_KEY);

        assertThat(post(BODY, "X-DocuSign-Signature-1", signature)).isEqualTo(401);
        assertThat(webhook.delivered()).isEmpty();
    }

    @Test
    void noneIsRefused() throws Exception {
        webhook.start(ONE_KEY);

        assertThat(post(BODY)).isEqualTo(401);
        assertThat(post(BODY, "X-Authorization-Digest", "HMACSHA256")).isEqualTo(401);
        assertThat(webhook.delivered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void anyOfTheAccountsKeysWillDo(int number) throws Exception {
        webhook.start(ONE_KEY);

        assertThat(
                        post(
                                BODY,
                                "X-DocuSign-Signature-" + number,
                                SIGNATURE,
                                number == 1 ? "X-Other" : "X-DocuSign-Signature-1",
                                OTHER_SIGNATURE))
                .isEqualTo(200);
    }

    @Test
    void whileAKeyIsReplacedBothAreTaken() throws Exception {
        webhook.start(TWO_KEYS);

        assertThat(post(BODY, "X-DocuSign-Signature-1", SIGNATURE)).isEqualTo(200);
        assertThat(
                        post(
                                BODY.replace("envelope-completed", "envelope-declined"),
                                "X-DocuSign-Signature-1",
                                SIGNATURE))
                .isEqualTo(401);
        assertThat(post(BODY, "X-DocuSign-Signature-2", OTHER_SIGNATURE)).isEqualTo(200);
        // the same event, signed with either
        assertThat(webhook.delivered()).hasSize(1);
    }

    @Test
    void theSignatureIsThatOfTheBytes() throws Exception {
        webhook.start(ONE_KEY);

        assertThat(post(ODD_BODY, "X-DocuSign-Signature-1", ODD_SIGNATURE)).isEqualTo(200);
        assertThat(webhook.delivered().get(0).headers())
                .containsEntry(EsignConstants.ENVELOPE_ID, "Verträge 🖋");
        // the same JSON in other bytes
        assertThat(post(ODD_BODY.strip(), "X-DocuSign-Signature-1", ODD_SIGNATURE)).isEqualTo(401);
    }

    @Test
    void theBodyIsConnectsOwnAndTheIdsArePromoted() throws Exception {
        webhook.start(ONE_KEY);
        post(BODY, "X-DocuSign-Signature-1", SIGNATURE);

        assertThat((Map<?, ?>) webhook.delivered().get(0).body())
                .hasToString(
                        "{event=envelope-completed, apiVersion=v2.1, uri=/restapi/v2.1/accounts/a1/envelopes/e1, retryCount=0, configurationId=10418598, generatedDateTime=2026-05-01T10:00:07.1234567Z, data={accountId=a1, userId=u1, envelopeId=e1, envelopeSummary={status=completed, completedDateTime=2026-05-01T10:00:05.9000000Z}}}");
        assertThat(webhook.delivered().get(0).headers())
                .containsEntry("CamelDocuSignEnvelopeId", "e1")
                .containsEntry("CamelDocuSignConnectId", "10418598")
                .containsEntry(EsignConstants.PROVIDER, "docusign")
                .containsEntry(EsignConstants.DELIVERY, "webhook")
                .containsEntry(EsignConstants.EVENT_TYPE, "completed")
                .containsEntry(EsignConstants.CHANGE_KEY, "docusign:a1:e1:completed:1777629605");
    }

    @Test
    void withoutAKeyTheRouteDoesNotStart() {
        assertThatThrownBy(() -> webhook.start("webhookAutoRegister=false"))
                .hasStackTraceContaining(
                        "docusign:envelopes/events needs the option webhookSecret");
    }
}

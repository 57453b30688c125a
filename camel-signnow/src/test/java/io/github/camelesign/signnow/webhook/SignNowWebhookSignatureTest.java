// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.signnow.DebugLog;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call. The signatures come from {@code openssl dgst -sha256 -hmac}. */
class SignNowWebhookSignatureTest {

    private static final String BODY =
            "{\"meta\":{\"timestamp\":1720800201,\"event\":\"user.document.complete\",\"callback_url\":\"https://host/path\"},\"content\":{\"document_id\":\"85fe\",\"document_name\":\"forfun\",\"user_id\":\"38b7\"}}";
    private static final String BASE64 = "4SSG5yFASACmtncmFXQu0MW6Wk9YJkdb04uDplYkBH0=";
    private static final String HEX =
            "e12486e721404800a6b6772615742ed0c5ba5a4f5826475bd38b83a65624047d";

    /** Of the same body, with the secret {@code geheim-ß-🔑}. */
    private static final String OTHER_BASE64 = "Xi+ddZ2wBCVzBmtJXIn75kcMS7GSNHaRVqS8+16vQeA=";

    /** Odd blanks, CRLF, a key twice, escapes, umlauts and a symbol beyond the first plane. */
    private static final String ODD_BODY =
            " {\r\n\t\"meta\" :{\"timestamp\":1720800201 , \"event\":\"user.document.complete\"},\r\n\"content\":{\"document_id\":\"old\",\"document_id\":\"85fe\",\"document_name\":\"Verträge 🖋️ \\u20ac\",\"user_id\":\"38b7\"}}\r\n ";

    private static final String ODD_BASE64 = "ScIfojJecChSjsqP6t4Wo/Uq+nTbG3f0cFOiE/MgzvQ=";

    private SignNowWebhookRoute webhook;

    @BeforeEach
    void open() throws Exception {
        webhook = new SignNowWebhookRoute();
    }

    @AfterEach
    void close() {
        webhook.close();
    }

    private int post(String body, String... headers) throws Exception {
        return webhook.post(body, headers).statusCode();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BASE64,
                HEX,
                "E12486E721404800A6B6772615742ED0C5BA5A4F5826475BD38B83A65624047D"
            })
    void aRightSignatureIsTaken(String signature) throws Exception {
        webhook.start(SignNowWebhookRoute.SIGNED);

        assertThat(post(BODY, "X-SignNow-Signature", signature)).isEqualTo(200);
        assertThat(webhook.delivered()).hasSize(1);
    }

    @Test
    void theCaseOfTheHeaderDoesNotMatter() throws Exception {
        webhook.start(SignNowWebhookRoute.SIGNED);

        assertThat(post(BODY, "x-signnow-signature", BASE64)).isEqualTo(200);
    }

    @Test
    void theSignatureIsThatOfTheBytes() throws Exception {
        webhook.start(SignNowWebhookRoute.SIGNED);

        assertThat(post(ODD_BODY, "X-SignNow-Signature", ODD_BASE64)).isEqualTo(200);
        assertThat(webhook.delivered()).hasSize(1);
        assertThat(webhook.delivered().get(0).headers())
                .containsEntry(EsignConstants.ENVELOPE_ID, "85fe");
        assertThat((Map<?, ?>) ((Map<?, ?>) webhook.delivered().get(0).body()).get("content"))
                .hasToString("{document_id=85fe, document_name=Verträge 🖋️ €, user_id=38b7}");
        // the same JSON in other bytes
        assertThat(post(ODD_BODY.strip(), "X-SignNow-Signature", ODD_BASE64)).isEqualTo(401);
        assertThat(post(ODD_BODY.replace("\r\n", "\n"), "X-SignNow-Signature", ODD_BASE64))
                .isEqualTo(401);
    }

    @Test
    void aWronglyDeclaredCharsetChangesNoByte() throws Exception {
        webhook.start(SignNowWebhookRoute.SIGNED);

        String type = "application/json; charset=ISO-8859-1";
        assertThat(post(ODD_BODY, "X-SignNow-Signature", ODD_BASE64, "Content-Type", type))
                .isEqualTo(200);
        assertThat(webhook.delivered().get(0).body().toString()).contains("Verträge 🖋️ €");
    }

    @Test
    void whoDoesNotSignRightDoesNotReachTheRoute() throws Exception {
        webhook.start(SignNowWebhookRoute.SIGNED);

        assertThat(post(BODY)).isEqualTo(401);
        assertThat(post(BODY, "X-SignNow-Signature", "")).isEqualTo(401);
        assertThat(post(BODY, "X-SignNow-Signature", ODD_BASE64)).isEqualTo(401);
        assertThat(post(BODY, "X-SignNow-Signature", OTHER_BASE64)).isEqualTo(401);
        assertThat(post(BODY, "X-SignNow-Signature", BASE64.toLowerCase())).isEqualTo(401);
        assertThat(post(BODY + " ", "X-SignNow-Signature", BASE64)).isEqualTo(401);
        assertThat(post(BODY, "X-Signature", BASE64)).isEqualTo(401);
        assertThat(post(BODY, "Authorization", BASE64)).isEqualTo(401);
        assertThat(webhook.delivered()).isEmpty();
    }

    @Test
    void whileASecretIsReplacedBothAreTaken() throws Exception {
        webhook.start(
                "webhookAutoRegister=false&webhookSecret=RAW(geheim-ß-🔑 , "
                        + SignNowWebhookRoute.SECRET
                        + ")");

        assertThat(post(BODY, "X-SignNow-Signature", OTHER_BASE64)).isEqualTo(200);
        assertThat(post(ODD_BODY, "X-SignNow-Signature", ODD_BASE64)).isEqualTo(200);
        assertThat(post(BODY, "X-SignNow-Signature", "AAAA")).isEqualTo(401);
        assertThat(webhook.delivered()).hasSize(2);
    }

    @Test
    void oneOfSeveralSignaturesIsEnough() throws Exception {
        webhook.start(SignNowWebhookRoute.SIGNED);

        assertThat(post(BODY, "X-SignNow-Signature", "AAAA", "X-SignNow-Signature", BASE64))
                .isEqualTo(200);
    }

    @Test
    void withoutASecretTheRouteDoesNotStart() {
        assertThatThrownBy(() -> webhook.start("webhookAutoRegister=false"))
                .hasStackTraceContaining(
                        "webhook:signnow:document/events needs the option webhookSecret")
                .hasStackTraceContaining("webhookVerification=none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", " , "})
    void anEmptySecretIsNone(String secret) {
        assertThatThrownBy(() -> webhook.start("webhookSecret=RAW(" + secret + ")"))
                .hasStackTraceContaining("needs the option webhookSecret");
    }

    @Test
    void withoutVerificationEveryCallIsTaken() throws Exception {
        webhook.start("webhookAutoRegister=false&webhookVerification=none");

        assertThat(post(BODY)).isEqualTo(200);
        assertThat(webhook.delivered()).hasSize(1);
    }

    @Test
    void theLogShowsNeitherSecretNorSignatureNorBody() throws Exception {
        webhook.start(SignNowWebhookRoute.SIGNED);
        post(BODY, "X-SignNow-Signature", BASE64);
        webhook.context().stop();
        webhook.close();
        try (DebugLog log = new DebugLog()) {
            webhook = new SignNowWebhookRoute();
            webhook.start(SignNowWebhookRoute.SIGNED);
            assertThat(post(BODY, "X-SignNow-Signature", BASE64)).isEqualTo(200);
            assertThat(post(ODD_BODY, "X-SignNow-Signature", BASE64)).isEqualTo(401);

            assertThat(log.text())
                    .contains("signature is missing or wrong")
                    .doesNotContain(SignNowWebhookRoute.SECRET, BASE64, "forfun");
        }
    }

    @Test
    void theSignatureIsOfUtf8() {
        assertThat(
                        SignNowWebhookRoute.sign(
                                SignNowWebhookRoute.SECRET,
                                ODD_BODY.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(ODD_BASE64);
    }
}

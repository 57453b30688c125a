// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are not taken, though their signature may be right. */
class SignNowWebhookBadInputTest {

    private static final String BODY =
            "{\"meta\":{\"timestamp\":1720800201,\"event\":\"user.document.open\"},\"content\":{\"document_id\":\"85fe\",\"user_id\":\"38b7\"}}";

    private SignNowWebhookRoute webhook;

    @BeforeEach
    void open() throws Exception {
        webhook =
                new SignNowWebhookRoute()
                        .start(SignNowWebhookRoute.SIGNED + "&webhookMaxPayload=1000");
    }

    @AfterEach
    void close() {
        webhook.close();
    }

    private int postSigned(byte[] body, String... headers) throws Exception {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = SignNowWebhookRoute.SIGNATURE;
        all[headers.length + 1] = SignNowWebhookRoute.sign(SignNowWebhookRoute.SECRET, body);
        return webhook.post(body, all).statusCode();
    }

    private int postSigned(String body, String... headers) throws Exception {
        return postSigned(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    @Test
    void anEncodedBodyIsRefused() throws Exception {
        assertThat(postSigned(gzip(BODY), "Content-Encoding", "gzip")).isEqualTo(415);
        assertThat(postSigned(BODY, "Content-Encoding", "br")).isEqualTo(415);
        assertThat(webhook.delivered()).isEmpty();

        assertThat(postSigned(BODY, "Content-Encoding", "identity")).isEqualTo(200);
    }

    @Test
    void aFormIsRefused() throws Exception {
        String form = "meta[event]=user.document.open&content[document_id]=85fe";

        assertThat(postSigned(form, "Content-Type", "application/x-www-form-urlencoded"))
                .isEqualTo(400);
        assertThat(postSigned(BODY, "Content-Type", "application/x-www-form-urlencoded"))
                .isEqualTo(400);
        // not even when it is signed as if it were empty
        String empty = SignNowWebhookRoute.sign(SignNowWebhookRoute.SECRET, "");
        assertThat(
                        webhook.post(
                                        form,
                                        "Content-Type",
                                        "application/x-www-form-urlencoded",
                                        SignNowWebhookRoute.SIGNATURE,
                                        empty)
                                .statusCode())
                .isEqualTo(400);
        assertThat(webhook.delivered()).isEmpty();
    }

    @Test
    void aFormOfSeveralPartsIsRefused() throws Exception {
        String parts =
                "--b\r\nContent-Disposition: form-data; name=\"meta\"\r\n\r\n"
                        + BODY
                        + "\r\n--b--\r\n";

        assertThat(postSigned(parts, "Content-Type", "multipart/form-data; boundary=b"))
                .isEqualTo(400);
        assertThat(webhook.delivered()).isEmpty();
    }

    @Test
    void anEmptyBodyIsRefused() throws Exception {
        assertThat(postSigned("")).isEqualTo(400);
        assertThat(webhook.call("POST").statusCode()).isEqualTo(400);
        assertThat(webhook.delivered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "<xml/>",
                "[]",
                "null",
                "7",
                "{}",
                "{\"meta\":{}}",
                "{\"meta\":[],\"content\":[]}",
                "{\"meta\":{\"timestamp\":1},\"content\":{}}",
                "{\"meta\":{\"event\":\"user.document.open\"},\"content\":{}}",
                "{\"meta\":{\"event\":\"user.document.open\",\"timestamp\":\"now\"},\"content\":{}}",
                "{\"meta\":{\"event\":\"user.document.open\",\"timestamp\":1}}"
            })
    void whatIsNoMessageIsRefused(String body) throws Exception {
        assertThat(postSigned(body)).isEqualTo(400);
        assertThat(webhook.delivered()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1000, 200", "1001, 413", "200000, 413"})
    void aLargeBodyIsRefused(int size, int status) throws Exception {
        String body = BODY + " ".repeat(size - BODY.length());

        assertThat(postSigned(body)).isEqualTo(status);
        assertThat(webhook.delivered()).hasSize(status == 200 ? 1 : 0);
    }

    @Test
    void aLargeBodyOfUnknownLengthIsRefused() throws Exception {
        byte[] body = (BODY + " ".repeat(5000)).getBytes(StandardCharsets.UTF_8);
        var chunked = BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body));
        String signature = SignNowWebhookRoute.sign(SignNowWebhookRoute.SECRET, body);

        var answer =
                SignNowWebhookRoute.send(
                        webhook.request(SignNowWebhookRoute.SIGNATURE, signature)
                                .POST(chunked)
                                .build());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(webhook.delivered()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GET, 200", "HEAD, 200", "PUT, 405", "DELETE, 405"})
    void probesAreAnsweredWithoutTheRoute(String method, int status) throws Exception {
        var answer = webhook.call(method);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEmpty();
        assertThat(webhook.delivered()).isEmpty();
    }

    @Test
    void refusalsSayNothingMore() throws Exception {
        var answer = webhook.post(BODY, "X-Trace", "abc");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().map()).doesNotContainKeys("x-trace", "content-type");
    }

    @Test
    void theLargestLimitIsALimitToo() throws Exception {
        webhook.close();
        webhook =
                new SignNowWebhookRoute()
                        .start(SignNowWebhookRoute.SIGNED + "&webhookMaxPayload=2147483647");

        assertThat(webhook.postSigned(BODY).statusCode()).isEqualTo(200);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}

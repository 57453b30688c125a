// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.testing.http.FreePort;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The HTTP server that Karaf's users have. */
class SignNowWebhookNettyTest {

    private static final String BODY =
            " {\"meta\":{\"timestamp\":1720800201 ,\r\n\"event\":\"user.document.complete\"},\"content\":{\"document_id\":\"85fe\",\"document_name\":\"Verträge 🖋️\",\"user_id\":\"38b7\"}}";

    private final CamelContext context = new DefaultCamelContext();
    private final List<Object> taken = new CopyOnWriteArrayList<>();
    private final AtomicBoolean broken = new AtomicBoolean();
    private URI url;

    @BeforeEach
    void start() throws Exception {
        int port = FreePort.find();
        url = URI.create("http://127.0.0.1:" + port + "/hooks/signnow");
        context.getRestConfiguration().setHost("127.0.0.1");
        context.getRestConfiguration().setPort(port);
        context.getComponent("signnow", SignNowComponent.class)
                .getConfiguration()
                .setAccessToken("t");
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("webhook:signnow:document/events?webhookComponentName=netty-http&webhookPath=/hooks/signnow&webhookMaxPayload=1000&webhookMaxAge=0&"
                                        + SignNowWebhookRoute.SIGNED)
                                .errorHandler(noErrorHandler())
                                .process(
                                        exchange -> {
                                            if (broken.get()) {
                                                throw new IllegalStateException("secret-reason");
                                            }
                                            taken.add(
                                                    exchange.getMessage().getHeaders().toString());
                                        });
                    }
                });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        return SignNowWebhookRoute.send(
                HttpRequest.newBuilder(url)
                        .headers(headers)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private HttpResponse<String> postSigned(String body, String type) throws Exception {
        return post(
                body,
                SignNowWebhookRoute.SIGNATURE,
                SignNowWebhookRoute.sign(SignNowWebhookRoute.SECRET, body),
                "Content-Type",
                type,
                "X-Trace",
                "abc",
                "camelsignnowdocumentid",
                "forged");
    }

    @Test
    void callsAreVerifiedDeliveredOnceAndAnsweredEmpty() throws Exception {
        assertThat(post(BODY, "Content-Type", "application/json").statusCode()).isEqualTo(401);
        assertThat(taken).isEmpty();

        broken.set(true);
        HttpResponse<String> failed = postSigned(BODY, "application/json");
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).isEmpty();
        broken.set(false);
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = postSigned(BODY, "application/json");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().map()).doesNotContainKeys("x-trace", "x-signnow-signature");
        }
        assertThat(taken).hasSize(1);
        assertThat(taken.get(0).toString())
                .contains("CamelSignNowDocumentId=85fe")
                .doesNotContain("forged", "abc");
    }

    @Test
    void whatCannotBeReadIsRefused() throws Exception {
        assertThat(postSigned(BODY + " ".repeat(1000), "application/json").statusCode())
                .isEqualTo(413);
        assertThat(postSigned("a=b&c=d", "application/x-www-form-urlencoded").statusCode())
                .isEqualTo(400);
        assertThat(postSigned("", "application/json").statusCode()).isEqualTo(400);
        String encoded = SignNowWebhookRoute.sign(SignNowWebhookRoute.SECRET, BODY);
        assertThat(
                        post(
                                        BODY,
                                        SignNowWebhookRoute.SIGNATURE,
                                        encoded,
                                        "Content-Encoding",
                                        "gzip")
                                .statusCode())
                .isEqualTo(415);
        assertThat(taken).isEmpty();
    }

    @Test
    void probesAreAnswered() throws Exception {
        for (String method : List.of("GET", "HEAD")) {
            HttpRequest probe =
                    HttpRequest.newBuilder(url).method(method, BodyPublishers.noBody()).build();
            assertThat(SignNowWebhookRoute.send(probe).statusCode()).isEqualTo(200);
        }
        assertThat(taken).isEmpty();
    }
}

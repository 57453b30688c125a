// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.springboot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.signnow.SignNowConstants;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What a webhook makes of calls that Spring's web server took. The signatures come from {@code
 * openssl dgst -sha256 -hmac}.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "camel.component.signnow.access-token=never used"
        })
class WebhookBytesTest {

    private static final String SECRET = "a-secret-of-the-test";
    private static final String UNNAMED = "/hooks/unnamed";
    private static final int MAX_PAYLOAD = 1000;

    private static final byte[] UMLAUTS =
            "{\"meta\":{\"timestamp\":1720800201,\"event\":\"user.document.complete\"},\"content\":{\"document_id\":\"85fe\",\"document_name\":\"Verträge 🖋️ \\u20ac\",\"user_id\":\"38b7\"}}"
                    .getBytes(UTF_8);
    private static final String UMLAUTS_SIGNATURE = "eZdSIvqBLaQQchxcs7/6qXvXMc20gGQTEv+XFpQomyc=";

    private static final byte[] ODD_BLANKS =
            " {\r\n\t\"meta\" :{\"timestamp\":1720800202 , \"event\":\"user.document.complete\"},\r\n\"content\":{\"document_id\":\"old\",\"document_id\":\"85ff\",\"user_id\":\"38b7\"}}\r\n "
                    .getBytes(UTF_8);
    private static final String ODD_BLANKS_SIGNATURE =
            "kIKbEJMx4d7ajANO07prnvIr3KocxT4pMWHCa4L0MIY=";

    private static final String BROKEN_SIGNATURE = "jXtRr7qsN8OuaaUM0bE3CmNxR7rfsvSri4MrrtTfrqs=";

    /** Of what is left of the bytes when they are read as text and written again. */
    private static final String MENDED_SIGNATURE = "wZ42L/yJBhYVcuAUjrYyUWPD3WjCc9CWfhfrL3R0jlk=";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        List<String> taken() {
            return new CopyOnWriteArrayList<>();
        }

        @Bean
        RouteBuilder routes(List<String> taken) {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    restConfiguration().endpointProperty("muteException", "false");
                    rest("/own").post().to("direct:own");
                    from("direct:own").setBody(simple("${body}, taken"));
                    hook("/hooks/signnow", "&webhookComponentName=platform-http");
                    hook(UNNAMED, "");
                }

                private void hook(String path, String component) {
                    from("webhook:signnow:document/events?webhookAutoRegister=false&webhookMaxAge=0"
                                    + "&webhookPath=%s&webhookSecret=%s&webhookMaxPayload=%d%s"
                                            .formatted(path, SECRET, MAX_PAYLOAD, component))
                            .routeId(path)
                            .process(exchange -> taken.add(document(exchange)));
                }

                private String document(Exchange exchange) {
                    return exchange.getMessage()
                            .getHeader(SignNowConstants.DOCUMENT_ID, String.class);
                }
            };
        }
    }

    @Autowired private CamelContext context;
    @Autowired private List<String> taken;
    @LocalServerPort private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void forget() {
        taken.clear();
    }

    private HttpResponse<String> post(String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private int callUnnamed(byte[] body, String signature)
            throws IOException, InterruptedException {
        return post(UNNAMED, body, "X-SignNow-Signature", signature).statusCode();
    }

    private int call(byte[] body, String signature) throws IOException, InterruptedException {
        return post("/hooks/signnow", body, "X-SignNow-Signature", signature).statusCode();
    }

    /** A name of a document in Windows' letters: no UTF-8. */
    private static byte[] broken() {
        String json =
                "{\"meta\":{\"timestamp\":1720800203,\"event\":\"user.document.complete\"},\"content\":{\"document_id\":\"\u00ff\u00fe\u00c3\",\"user_id\":\"38b7\"}}";
        return json.getBytes(ISO_8859_1);
    }

    @Test
    void umlautsAndSymbolsAreVerified() throws Exception {
        assertThat(call(UMLAUTS, UMLAUTS_SIGNATURE)).isEqualTo(200);
        assertThat(taken).containsExactly("85fe");
    }

    @Test
    void lineEndsAndBlanksAreVerified() throws Exception {
        assertThat(call(ODD_BLANKS, ODD_BLANKS_SIGNATURE)).isEqualTo(200);
        assertThat(taken).containsExactly("85ff");
    }

    @Test
    void aWrongCharsetInTheContentTypeChangesNothing() throws Exception {
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + UNNAMED))
                                .header("Content-Type", "application/json; charset=ISO-8859-1")
                                .header("X-SignNow-Signature", UMLAUTS_SIGNATURE)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(UMLAUTS))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(taken).containsExactly("85fe");
    }

    @Test
    void bytesThatAreNoTextAreVerifiedToo() throws Exception {
        // the signature is right, so the call is refused for what it says
        assertThat(call(broken(), BROKEN_SIGNATURE)).isEqualTo(400);
        assertThat(call(broken(), MENDED_SIGNATURE)).isEqualTo(401);
        assertThat(taken).isEmpty();
    }

    @Test
    void aFalseSignatureDoesNotReachTheRoute() throws Exception {
        assertThat(call(UMLAUTS, ODD_BLANKS_SIGNATURE)).isEqualTo(401);
        assertThat(post("/hooks/signnow", UMLAUTS).statusCode()).isEqualTo(401);
        assertThat(taken).isEmpty();
    }

    @Test
    void aBodyAboveTheLimitIsRefused() throws Exception {
        assertThat(call(new byte[MAX_PAYLOAD + 1], UMLAUTS_SIGNATURE)).isEqualTo(413);
        assertThat(call(new byte[MAX_PAYLOAD], UMLAUTS_SIGNATURE)).isEqualTo(401);
        assertThat(taken).isEmpty();
    }

    @Test
    void aCompressedBodyIsRefusedBeforeItIsUnpacked() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(UMLAUTS);
        }

        // half of it: who unpacks it fails
        byte[] half = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
        HttpResponse<String> answer =
                post(
                        "/hooks/signnow",
                        half,
                        "X-SignNow-Signature",
                        UMLAUTS_SIGNATURE,
                        "Content-Encoding",
                        "gzip");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(taken).isEmpty();
    }

    @Test
    void aStoppedRouteHasTheProviderCallAgain() throws Exception {
        context.getRouteController().stopRoute(UNNAMED);
        assertThat(callUnnamed(ODD_BLANKS, ODD_BLANKS_SIGNATURE)).isGreaterThanOrEqualTo(400);
        assertThat(taken).isEmpty();

        context.getRouteController().startRoute(UNNAMED);
        assertThat(callUnnamed(ODD_BLANKS, ODD_BLANKS_SIGNATURE)).isEqualTo(200);
        assertThat(taken).containsExactly("85ff");
    }

    @Test
    void theApplicationsOwnRoutesStayAsTheyAre() throws Exception {
        assertThat(post("/own", "it".getBytes(UTF_8)).body()).isEqualTo("it, taken");
        assertThat(context.getRestConfiguration().getEndpointProperties())
                .doesNotContainKey("useStreaming");
        assertThat(context.getEndpoints())
                .filteredOn(PlatformHttpEndpoint.class::isInstance)
                .extracting(PlatformHttpEndpoint.class::cast)
                .isNotEmpty()
                .allSatisfy(
                        endpoint -> {
                            assertThat(endpoint.isUseStreaming())
                                    .as(endpoint.getPath())
                                    .isEqualTo(endpoint.getPath().startsWith("/hooks"));
                            // what the application says of all its REST routes holds for ours too
                            assertThat(endpoint.isMuteException()).isFalse();
                        });
    }
}

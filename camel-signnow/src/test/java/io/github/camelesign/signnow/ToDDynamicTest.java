// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code toD} with values of the message in the URI. */
class ToDDynamicTest extends StubbedSignNow {

    @BeforeEach
    void answerAnything() {
        answer(json("{}"));
    }

    private void toD(String uri) throws Exception {
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from("direct:start").toD(uri);
                    }
                });
    }

    private Exchange start(Object id) {
        return send("direct:start", null, Map.of("id", id));
    }

    private List<String> signNowEndpoints() {
        return context.getEndpoints().stream()
                .map(endpoint -> endpoint.getEndpointUri())
                .filter(uri -> uri.startsWith("signnow:"))
                .toList();
    }

    private static List<String> urls() {
        return requests().stream().map(LoggedRequest::getUrl).toList();
    }

    @Test
    void manyIdsShareOneEndpoint() throws Exception {
        toD("signnow:document/get?documentId=${header.id}");

        IntStream.range(0, 100).forEach(id -> start("d" + id));

        assertThat(signNowEndpoints()).containsExactly("signnow://document/get");
        assertThat(urls())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100).mapToObj(id -> "/document/d" + id).toList());
    }

    @Test
    void concurrentIdsDoNotMix() throws Exception {
        toD("signnow:document/get?documentId=${header.id}");
        AtomicInteger next = new AtomicInteger();

        inParallel(
                20,
                () -> {
                    for (int i = 0; i < 19; i++) {
                        start("d" + next.incrementAndGet());
                    }
                    return start("d" + next.incrementAndGet());
                });

        assertThat(urls())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 400).mapToObj(id -> "/document/d" + id).toList());
        assertThat(signNowEndpoints()).hasSize(1);
    }

    @Test
    void queryParametersMayBeDynamicToo() throws Exception {
        toD("signnow:document/download?documentId=${header.id}&type=${header.kind}&output=json");

        send("direct:start", null, Map.of("id", "d1", "kind", "zip"));
        send("direct:start", null, Map.of("id", "d2", "kind", "collapsed"));

        assertThat(urls())
                .containsExactlyInAnyOrder(
                        "/document/d1/download?type=zip", "/document/d2/download?type=collapsed");
        assertThat(signNowEndpoints()).hasSize(1);
    }

    @Test
    void whatTheUriSaysWinsAndIsForgottenAfterwards() throws Exception {
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:start")
                                .toD("signnow:document/get?documentId=${header.id}")
                                .to("signnow:document/get");
                    }
                });

        send("direct:start", null, Map.of("id", "uri", "CamelSignNowDocumentId", "header"));

        assertThat(urls()).containsExactlyInAnyOrder("/document/uri", "/document/header");
    }

    @Test
    void aFailedCallIsForgottenToo() throws Exception {
        answers("/document/uri", status(404), json("{}"));
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        onException(Exception.class).maximumRedeliveries(1).redeliveryDelay(0);
                        from("direct:start").toD("signnow:document/get?documentId=${header.id}");
                    }
                });

        assertThat(start("uri").getException()).isNull();
        assertThat(urls()).containsExactly("/document/uri", "/document/uri");
    }

    @Test
    void aDynamicOperationIsPossible() throws Exception {
        toD("signnow:${header.id}/get-root");

        start("folder");

        assertThat(urls()).containsExactly("/folder");
    }

    @Test
    void anEmptyIdIsMissing() throws Exception {
        toD("signnow:document/get?documentId=${header.id}");

        assertThat(reason(start("").getException()))
                .hasMessageContaining("needs the parameter documentId");
        assertThat(requests()).isEmpty();
    }

    @Test
    void aRawValueIsTakenAsItIs() throws Exception {
        toD("signnow:document/get?documentId=RAW(${header.id})");

        start("a+b&c%d");

        assertThat(urls()).containsExactly("/document/a%2Bb%26c%25d");
    }

    @Test
    void optionsBesideAreKeptWhole() throws Exception {
        logInByPassword();
        answers("/oauth2/token", json("{\"access_token\":\"a1\"}"));
        toD("signnow:document/get?documentId=${header.id}&password=RAW(a&b+c%)&scope=x y");

        assertThat(start("d1").getException()).isNull();
        assertThat(requests("/oauth2/token").get(0).getBodyAsString())
                .contains("password=a%26b%2Bc%25")
                .contains("scope=x+y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d1&baseUri=http://127.0.0.1:1",
                "d1&accessToken=stolen",
                "d1&username=mallory",
                "d1&email=disable",
                "d1&documentId=d2"
            })
    void aValueCannotSmuggleInAnotherOption(String id) throws Exception {
        toD("signnow:document/get?documentId=${header.id}");

        assertThat(start(id).getException()).isNull();

        // letter by letter, in the place of the id
        assertThat(urls()).containsExactly("/document/" + encoded(id));
        assertThat(requests().get(0).getHeader("Authorization")).isEqualTo("Bearer " + TOKEN);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void aValueCannotChangeTheVerbOfARawCall() throws Exception {
        toD("signnow:raw/call?path=/document/${header.id}");

        start("d1&method=DELETE");

        assertThat(requests()).noneMatch(request -> "DELETE".equals(request.getMethod().value()));
    }

    @Test
    void aWholeUriOfTheMessageIsTheRoutesOwnRisk() throws Exception {
        toD("signnow:document/get?${header.id}");

        start("documentId=d1");

        assertThat(urls()).containsExactly("/document/d1");
    }

    @Test
    void anUnknownOptionIsNamedWithTheNearest() throws Exception {
        toD("signnow:document/get?documentID=${header.id}");

        assertThat(reason(start("d1").getException()))
                .hasMessageContaining("did you mean 'documentId'?");
    }

    @Test
    void enrichUsesOneEndpointToo() throws Exception {
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:start")
                                .enrich()
                                .simple("signnow:document/get?documentId=${header.id}");
                    }
                });

        start("d1");
        start("d2");

        assertThat(urls()).containsExactlyInAnyOrder("/document/d1", "/document/d2");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.published;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That nothing passes for published that is not. */
class PublishedApiTest {

    private static final String LETTER = "{\"to\": \"Ada\", \"by\": \"mail\"}";
    private static final String SENT = "{\"id\": \"7\", \"state\": \"sent\", \"read\": null}";

    private static WireMockServer server;

    private final PublishedApi api =
            new PublishedApi(getClass().getResource("letters.json"), "/post");

    @BeforeAll
    static void start() {
        server = new WireMockServer(wireMockConfig().dynamicPort().jettyAcceptors(1));
        server.start();
    }

    @BeforeEach
    void answerAsPublished() {
        server.resetAll();
        answer(201, "application/json", SENT);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void aCallAsItIsPublishedHasNoDifferences() throws Exception {
        assertThat(post("/letters", LETTER)).isEmpty();
        assertThat(post("/letters?copies=2", "{\"copyOf\": \"7\"}")).isEmpty();
        answer(200, "application/pdf", "%PDF");
        assertThat(call("GET", "/letters/7/pdf", "", "text/plain")).isEmpty();
        answer(204, null, "");
        assertThat(call("DELETE", "/letters/7", "", "text/plain")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    {"To": "Ada", "by": "mail"};                            an unknown name
                    {"to": "Ada", "by": "mail", "stamp": {"worth": 1}};     an unknown name further down
                    {"to": "Ada", "by": "mail", "copies": [{"for": "b"}]};  an unknown name in a list
                    {"to": "Ada", "by": "mail", "copyOf": "7"};             a name of the other alternative
                    {"by": "mail"};                                         nothing where something is required
                    {"to": "Ada", "by": "pigeon"};                          an unknown value
                    {"to": 7, "by": "mail"};                                a number for a text
                    {"to": null, "by": "mail"};                             null
                    {"to": "Ada", "by": "mail", "on": "tomorrow"};          no date
                    {"to": "Ada",;                                          no JSON
                    ''                                                     ;nothing
                    """)
    void aRequestThatIsNotPublishedIsReported(String body, String what) throws Exception {
        assertThat(post("/letters", body)).as(what).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    201; application/json; {"id": "7", "state": "sent", "size": 1}
                    201; application/json; {"id": "7"}
                    201; application/json; {"id": "7", "state": "lost"}
                    201; application/json; {"id": 7, "state": "sent"}
                    201; application/json; ''
                    201; text/plain;       sent
                    202; application/json; {"id": "7", "state": "sent"}
                    400; application/json; {}
                    """)
    void anAnswerThatIsNotPublishedIsReported(int status, String type, String body)
            throws Exception {
        answer(status, type, body);

        assertThat(post("/letters", LETTER)).isNotEmpty();
    }

    @Test
    void unknownCallsAndParametersAreReported() throws Exception {
        assertThat(call("PUT", "/letters", LETTER, "application/json")).isNotEmpty();
        assertThat(post("/letter", LETTER)).isNotEmpty();
        assertThat(post("/letters?copy=2", LETTER)).isNotEmpty();
        assertThat(post("/letters?copies=two", LETTER)).isNotEmpty();
        assertThat(call("POST", "/letters", LETTER, "text/plain")).isNotEmpty();
        answer(200, "application/pdf", "%PDF");
        assertThat(call("GET", "/letters/7/pdf", LETTER, "application/json")).isNotEmpty();
        assertThat(call("GET", "/letters/7/pdf?size=a4", "", "text/plain")).isNotEmpty();
        answer(204, null, "");
        assertThat(call("DELETE", "/letters/find", "", "text/plain"))
                .as("a parameter that is required")
                .isNotEmpty();
    }

    @Test
    void thePartsOfAFormAreThePublishedOnes() throws Exception {
        assertThat(upload("file\"; filename=\"a.pdf", "fast", "true")).isEmpty();
        assertThat(upload("file\"; filename=\"a.pdf", "fast", "perhaps")).isNotEmpty();
        assertThat(upload("file\"; filename=\"a.pdf", "slow", "true")).isNotEmpty();
        assertThat(upload("other\"; filename=\"a.pdf", "fast", "true")).isNotEmpty();
    }

    private List<String> upload(String file, String name, String value) throws Exception {
        String part = "--cut\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        String body = part.formatted(file, "%PDF") + part.formatted(name, value) + "--cut--\r\n";
        return call("POST", "/letters", body, "multipart/form-data; boundary=cut");
    }

    private List<String> post(String path, String json) throws Exception {
        return call("POST", path, json, "application/json");
    }

    private List<String> call(String method, String path, String body, String type)
            throws Exception {
        server.resetRequests();
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.baseUrl() + "/post" + path))
                                .method(
                                        method,
                                        body.isEmpty()
                                                ? BodyPublishers.noBody()
                                                : BodyPublishers.ofString(body))
                                .header("Content-Type", type)
                                .build(),
                        BodyHandlers.discarding());
        return api.differences(server.getAllServeEvents().get(0));
    }

    private void answer(int status, String type, String body) {
        var response = aResponse().withStatus(status).withBody(body);
        server.stubFor(
                any(anyUrl())
                        .willReturn(
                                type == null
                                        ? response
                                        : response.withHeader("Content-Type", type)));
    }
}

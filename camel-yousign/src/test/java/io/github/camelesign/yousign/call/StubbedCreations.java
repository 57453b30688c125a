// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.call;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.yousign.StubbedYousign;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A Yousign that creates signature requests and lists them as a test says. */
abstract class StubbedCreations extends StubbedYousign {

    protected static final String CREATE = "yousign:signature-request/create";
    protected static final Map<String, Object> NDA =
            Map.of("name", "NDA", "delivery_mode", "email");
    protected static final String DONE = "{\"id\":\"%s\",\"status\":\"draft\",\"whole\":true}";

    @BeforeEach
    protected void answerTheWholeRequest() {
        server.stubFor(
                get(urlPathEqualTo(REQUESTS + "/" + REQUEST))
                        .willReturn(json(DONE.formatted(REQUEST))));
        found();
    }

    /** What Yousign lists, whatever it is asked for. */
    protected static void found(String... requests) {
        server.stubFor(get(urlPathEqualTo(REQUESTS)).willReturn(json(list(requests))));
    }

    protected static String list(String... requests) {
        return "{\"data\":[%s],\"meta\":{\"next_cursor\":null}}"
                .formatted(String.join(",", requests));
    }

    protected static String request(String id, Instant createdAt) {
        return "{\"id\":\"%s\",\"created_at\":\"%s\"}"
                .formatted(
                        id,
                        createdAt
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()
                                .replace("Z", "+00:00"));
    }

    /** The first creation is answered so, those that follow as they should be. */
    protected static void firstAnswer(ResponseDefinitionBuilder first) {
        server.stubFor(
                post(REQUESTS)
                        .inScenario("create")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("again")
                        .willReturn(first));
        server.stubFor(
                post(REQUESTS)
                        .inScenario("create")
                        .whenScenarioStateIs("again")
                        .willReturn(json(DONE.formatted(REQUEST)).withStatus(201)));
    }

    protected static List<LoggedRequest> creations() {
        return server.findAll(postRequestedFor(urlPathEqualTo(REQUESTS)));
    }

    protected static List<LoggedRequest> lookUps() {
        return server.findAll(getRequestedFor(urlPathEqualTo(REQUESTS)));
    }

    protected static Object sentId(LoggedRequest request) {
        return Json.read(request.getBodyAsString(), Map.class).get("external_id");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.testing.route.WebhookRoute;
import io.github.camelesign.yousign.StubbedYousign;
import io.github.camelesign.yousign.YousignComponent;
import io.github.camelesign.yousign.YousignConfiguration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Yousign is asked once for its calls, however many nodes ask. */
class YousignSubscriptionsTest extends StubbedYousign {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String PATH = "/v3/webhooks";

    private WebhookRoute webhook;

    @BeforeEach
    void open() throws Exception {
        webhook = new WebhookRoute("yousign:signature-request/events");
        YousignConfiguration options =
                webhook.context()
                        .getComponent("yousign", YousignComponent.class)
                        .getConfiguration();
        options.setBaseUri(server.baseUrl());
        options.setApiKey(KEY);
        options.setEnvironment("sandbox");
        answer(json("{}"));
    }

    @AfterEach
    void close() {
        webhook.close();
    }

    private void start(String more) throws Exception {
        webhook.start("webhookSecret=" + SECRET + more);
    }

    private static void lists(String... answers) {
        String state = Scenario.STARTED;
        for (int i = 0; i < answers.length; i++) {
            String next = i + 1 < answers.length ? "list " + i : state;
            server.stubFor(
                    get(PATH)
                            .inScenario("list")
                            .whenScenarioStateIs(state)
                            .willSetStateTo(next)
                            .willReturn(json("[" + answers[i].replace('\'', '"') + "]")));
            state = next;
        }
    }

    private String ours(String number, String created, String changes) {
        return ("{'id':'5e7a1b2c-0000-4000-8000-00000000000%s','endpoint':'%s','created_at':'%s','secret_key':'%s','sandbox':true,'auto_retry':true,'enabled':true,'scopes':['public_api'],'subscribed_events':['signature_request.done']%s}")
                .formatted(number, webhook.url(), created, SECRET, changes);
    }

    private static List<String> changes() {
        return requests().stream()
                .filter(request -> !RequestMethod.GET.equals(request.getMethod()))
                .map(
                        request ->
                                request.getMethod()
                                        + " "
                                        + request.getUrl().replaceFirst(".*-0*", ""))
                .toList();
    }

    private static Map<String, Object> sent(LoggedRequest request) {
        return Json.read(request.getBodyAsString(), Map.class);
    }

    @Test
    void aSubscriptionIsMadeAsYousignWantsIt() throws Exception {
        lists("", ours("1", "2026-01-01T00:00:00+00:00", ""));

        start("&eventTypes=completed,voided");

        assertThat(changes()).containsExactly("POST " + PATH);
        assertThat(
                        sent(
                                requests(PATH).stream()
                                        .filter(r -> r.getBody().length > 0)
                                        .findFirst()
                                        .orElseThrow()))
                .containsEntry("endpoint", webhook.url().toString())
                .containsEntry("secret_key", SECRET)
                .containsEntry("sandbox", true)
                .containsEntry("auto_retry", true)
                .containsEntry("enabled", true)
                .containsEntry("scopes", List.of("public_api"))
                .containsKey("description")
                .containsEntry(
                        "subscribed_events",
                        List.of(
                                "electronic_seal.done",
                                "signature_request.canceled",
                                "signature_request.done"));
    }

    @Test
    void withoutAFilterAllEventsAreAskedFor() throws Exception {
        lists("", ours("1", "2026-01-01T00:00:00+00:00", ""));

        start("&source[in]=app, public_api");

        Map<String, Object> sent =
                sent(
                        requests(PATH).stream()
                                .filter(r -> r.getBody().length > 0)
                                .findFirst()
                                .orElseThrow());
        assertThat((List<?>) sent.get("subscribed_events")).hasSize(52);
        assertThat(sent).containsEntry("scopes", List.of("app", "public_api"));
    }

    @Test
    void oneThatIsThereIsKept() throws Exception {
        lists(
                "{'id':'x','endpoint':'https://elsewhere','created_at':'2020'},"
                        + ours(
                                "1",
                                "2026-01-01T00:00:00+00:00",
                                ",'subscribed_events':['signature_request.done','electronic_seal.done']"));

        start("&eventTypes=completed");

        assertThat(changes()).isEmpty();
    }

    @Test
    void oneThatDiffersOrWasSwitchedOffIsChanged() throws Exception {
        lists(ours("1", "2026-01-01T00:00:00+00:00", ",'enabled':false"));

        start("&eventTypes=completed");

        assertThat(changes()).containsExactly("PATCH 1");
    }

    @Test
    void ofThoseThatNodesMadeTogetherTheOldestStays() throws Exception {
        lists(
                "",
                ours("2", "2026-01-01T00:00:01+00:00", "")
                        + ","
                        + ours("1", "2026-01-01T00:00:00+00:00", "")
                        + ","
                        + ours("3", "2026-01-01T00:00:01+00:00", ""));

        start("&eventTypes=completed");

        assertThat(changes()).containsExactlyInAnyOrder("POST " + PATH, "DELETE 2", "DELETE 3");
    }

    @Test
    void itIsEndedOnlyOnDemand() throws Exception {
        lists(
                ours(
                        "1",
                        "2026-01-01T00:00:00+00:00",
                        ",'subscribed_events':['signature_request.done','electronic_seal.done']"));
        start("&eventTypes=completed&webhookUnregister=true");

        webhook.context().stop();

        assertThat(changes()).containsExactly("DELETE 1");
    }

    @Test
    void typesThatYousignHasNoEventOfStopTheRoute() {
        assertThatThrownBy(() -> start("&eventTypes=delivered"))
                .hasStackTraceContaining(
                        "None of Yousign's events is of a type that eventTypes names");
    }
}

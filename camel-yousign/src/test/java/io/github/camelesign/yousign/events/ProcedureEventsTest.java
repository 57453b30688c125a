// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.events;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.common.Json;
import io.github.camelesign.testing.route.DeliveredEvent;
import io.github.camelesign.testing.route.PolledRoute;
import io.github.camelesign.testing.route.WebhookRoute;
import io.github.camelesign.yousign.StubbedYousign;
import io.github.camelesign.yousign.YousignComponent;
import io.github.camelesign.yousign.YousignConfiguration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to procedures of v2, by polling and by the calls that a procedure asks for. */
class ProcedureEventsTest extends StubbedYousign {

    private static final String ID = "/procedures/5e7a";
    private static final String SECRET = "desk-webhook-secret";
    private static final String NO_SIGNATURE = "webhookAutoRegister=false&webhookVerification=none";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private WebhookRoute webhook;

    @BeforeEach
    void nothingBehind() {
        server.stubFor(get(urlPathEqualTo("/procedures")).atPriority(9).willReturn(json("[]")));
    }

    @AfterEach
    void close() {
        if (webhook != null) {
            webhook.close();
        }
    }

    private static String text(String format, Object... values) {
        return format.formatted(values).replace('\'', '"');
    }

    private static String time(Instant at) {
        return at.atOffset(ZoneOffset.ofHours(1)).toString();
    }

    private String procedure(String status, Instant created, Instant updated, String members) {
        return text(
                "{'id':'%s','status':'%s','workspace':'/workspaces/w1','createdAt':'%s','updatedAt':'%s','members':[%s]}",
                ID, status, time(created), time(updated), members);
    }

    private static String member(String id, String status, Instant updated) {
        return text(
                "{'id':'/members/%s','email':'%s@acme.test','status':'%s','updatedAt':'%s'}",
                id, id, status, time(updated));
    }

    private static void list(String... procedures) {
        page("1", procedures);
    }

    private static void page(String page, String... procedures) {
        server.stubFor(
                get(urlPathEqualTo("/procedures"))
                        .withQueryParam("page", equalTo(page))
                        .willReturn(json("[" + String.join(",", procedures) + "]")));
    }

    private PolledRoute route(String options) throws Exception {
        return new PolledRoute(context, "yousign:v2/procedure/events" + options);
    }

    @Test
    void aProcedureIsFollowedFromItsDraftToItsEnd() throws Exception {
        list();
        PolledRoute route = route("");
        route.poll();

        list(procedure("draft", now, now, ""));
        assertThat(route.pollAsText()).containsExactly("created " + ID);
        Instant started = now.plusSeconds(10);
        list(procedure("active", now, started, member("ada", "processing", started)));
        assertThat(route.pollAsText())
                .containsExactly("sent " + ID, "sent " + ID + " ada@acme.test");
        Instant finished = now.plusSeconds(20);
        list(procedure("finished", now, finished, member("ada", "done", finished)));
        List<DeliveredEvent> events = route.poll();

        assertThat(events)
                .extracting(DeliveredEvent::toString)
                .containsExactly("signed " + ID + " ada@acme.test", "completed " + ID);
        assertThat(events.get(1).headers())
                .containsEntry("CamelYousignProcedureId", ID)
                .containsEntry("CamelEsignRawEventType", "procedure.finished")
                .containsEntry(
                        "CamelEsignChangeKey",
                        "yousign:/workspaces/w1:" + ID + ":completed:" + finished.getEpochSecond());
        assertThat(events.get(0).headers()).containsEntry("CamelYousignMemberId", "/members/ada");
        assertThat(route.poll()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"refused, declined", "expired, expired"})
    void anEndIsDelivered(String status, String type) throws Exception {
        list();
        PolledRoute route = route("");
        route.poll();
        list(procedure(status, now, now, member("ada", "pending", now)));

        assertThat(route.pollAsText())
                .containsExactly("created " + ID, "sent " + ID, type + " " + ID);
    }

    @Test
    void ofAnOldProcedureOnlyWhatIsNewIsDelivered() throws Exception {
        list();
        PolledRoute route = route("");
        route.poll();
        Instant old = Instant.parse("2026-01-01T00:00:00Z");
        list(
                procedure(
                        "active",
                        old,
                        now,
                        member("ada", "done", old) + "," + member("bob", "done", now)));

        assertThat(route.pollAsText()).containsExactly("signed " + ID + " bob@acme.test");
        assertThat(route.poll()).isEmpty();
    }

    @Test
    void theChangedAreAskedForInPagesFromTheDayOfTheCursorOn() throws Exception {
        page(
                "1",
                IntStream.range(0, 20)
                        .mapToObj(i -> procedure("draft", now, now, "").replace("5e7a", "p" + i))
                        .toArray(String[]::new));
        page("2", procedure("draft", now, now, ""));

        assertThat(route("?startFrom=" + now.minusSeconds(10)).poll()).hasSize(21);

        String day = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1).toString();
        assertThat(requests())
                .as("two pages, and an empty one")
                .hasSize(3)
                .allMatch(
                        list ->
                                Set.of(day, LocalDate.parse(day).minusDays(1).toString())
                                                .contains(
                                                        list.queryParameter("updatedAt[after]")
                                                                .firstValue())
                                        && "asc"
                                                .equals(
                                                        list.queryParameter("order[createdAt]")
                                                                .firstValue())
                                        && "false"
                                                .equals(
                                                        list.queryParameter("template")
                                                                .firstValue())
                                        && "20"
                                                .equals(
                                                        list.queryParameter("itemsPerPage")
                                                                .firstValue()));
    }

    private WebhookRoute webhook(String options) throws Exception {
        webhook = new WebhookRoute("yousign:v2/procedure/events");
        YousignConfiguration configuration =
                webhook.context()
                        .getComponent("yousign", YousignComponent.class)
                        .getConfiguration();
        configuration.setBaseUri("http://127.0.0.1:1");
        configuration.setApiKey(KEY);
        return webhook.start(options);
    }

    private static String call(String name, String procedure, String member) {
        return "{\"eventName\":\"%s\",\"data\":{\"procedure\":%s%s}}"
                .formatted(name, procedure, member == null ? "" : ",\"member\":" + member);
    }

    @Test
    void aCallIsTakenWithTheSecretOnly() throws Exception {
        webhook("webhookSecret=" + SECRET + ",older");
        String body = call("procedure.finished", procedure("finished", now, now, ""), null);

        assertThat(webhook.post(body).statusCode()).isEqualTo(401);
        assertThat(webhook.post(body, "X-Webhook-Secret", "other").statusCode()).isEqualTo(401);
        assertThat(webhook.post(body, "X-Webhook-Secret", "").statusCode()).isEqualTo(401);
        assertThat(webhook.delivered()).isEmpty();
        assertThat(webhook.post(body, "X-Webhook-Secret", SECRET).statusCode()).isEqualTo(200);
        assertThat(webhook.post(body, "X-Webhook-Secret", "older").statusCode()).isEqualTo(200);
        assertThat(webhook.delivered()).as("the same call again").hasSize(1);
    }

    @Test
    void aCallAndAPollDeliverTheSameChange() throws Exception {
        String finished = procedure("finished", now, now, member("ada", "done", now));
        list();
        PolledRoute route = route("");
        route.poll();
        list(finished);
        DeliveredEvent polled =
                route.poll().stream()
                        .filter(event -> "completed".equals(event.type()))
                        .findFirst()
                        .orElseThrow();

        webhook(NO_SIGNATURE);
        webhook.post(call("procedure.finished", finished, null));
        DeliveredEvent called = webhook.delivered().get(0);

        assertThat(called.changeKey()).isEqualTo(polled.headers().get("CamelEsignChangeKey"));
        assertThat(called.headers())
                .containsEntry("CamelEsignEnvelopeId", ID)
                .containsEntry("CamelYousignProcedureId", ID)
                .containsEntry("CamelEsignStatus", "finished");
    }

    @ParameterizedTest
    @CsvSource({
        "procedure.started, sent",
        "procedure.finished, completed",
        "procedure.refused, declined",
        "procedure.expired, expired",
        "procedure.deleted, deleted",
        "procedure.created, created",
        "procedure.error, failed",
        "member.started, sent",
        "member.finished, signed",
        "comment.created, updated",
        "reminder.executed, reminded",
        "server_stamp.finished, completed",
        "server_stamp.error, failed",
        "procedure.new, unknown"
    })
    void anEventOfTheOlderVersionHasACommonType(String name, String type) throws Exception {
        webhook(NO_SIGNATURE);

        webhook.post(call(name, procedure("active", now, now, ""), member("ada", "done", now)));

        assertThat(webhook.delivered().get(0).type()).isEqualTo(type);
        assertThat(webhook.delivered().get(0).headers())
                .containsEntry("CamelEsignRecipientEmail", "ada@acme.test")
                .containsEntry("CamelYousignMemberId", "/members/ada");
    }

    private Map<String, Object> created(String options, Object body) {
        server.resetRequests();
        answer(json("{\"id\":\"" + ID + "\"}"));
        Exchange done = send("yousign:v2/procedure/create?" + options, body);
        assertThat(done.getException()).isNull();
        return Json.read(onlyRequest().getBodyAsString(), Map.class);
    }

    @Test
    void aProcedureAsksForItsCalls() {
        String options = "webhookUrl=https://desk.acme.test/hooks&webhookSecret=" + SECRET;
        for (Object body : List.of(Map.of("name", "NDA"), "{\"name\":\"NDA\"}")) {
            Map<String, Object> sent = created(options, body);

            assertThat(sent).containsEntry("name", "NDA");
            Map<?, ?> webhook = (Map<?, ?>) ((Map<?, ?>) sent.get("config")).get("webhook");
            assertThat(webhook.keySet())
                    .isEqualTo(
                            Set.of(
                                    "procedure.started",
                                    "procedure.finished",
                                    "procedure.refused",
                                    "procedure.expired",
                                    "procedure.deleted",
                                    "member.started",
                                    "member.finished",
                                    "comment.created"));
            assertThat(webhook.get("member.finished"))
                    .isEqualTo(
                            List.of(
                                    Map.of(
                                            "url",
                                            "https://desk.acme.test/hooks",
                                            "method",
                                            "POST",
                                            "headers",
                                            Map.of("X-Webhook-Secret", SECRET))));
        }
    }

    @Test
    void onlyTheTypesThatAreWantedAreAskedFor() {
        Map<String, Object> sent =
                created(
                        "webhookUrl=https://d&eventTypes=completed&webhookVerification=none",
                        Map.of("config", Map.of("email", Map.of())));

        assertThat(sent.get("config"))
                .isEqualTo(
                        Map.of(
                                "email",
                                Map.of(),
                                "webhook",
                                Map.of(
                                        "procedure.finished",
                                        List.of(Map.of("url", "https://d", "method", "POST")))));
    }

    @Test
    void aProcedureThatNamesItsOwnCallsIsLeftAlone() {
        Map<String, Object> own = Map.of("config", Map.of("webhook", Map.of()));

        assertThat(created("webhookUrl=https://d&webhookSecret=x", own)).isEqualTo(own);
        assertThat(created("webhookSecret=x", Map.of("name", "NDA")))
                .isEqualTo(Map.of("name", "NDA"));
    }

    @Test
    void anEmptyProcedureAsksForItsCalls() {
        assertThat(created("webhookUrl=https://d&webhookSecret=x", "{}")).containsKey("config");
    }

    @Test
    void withoutABodyNothingIsAdded() {
        answer(json("{\"id\":\"/procedures/p1\"}"));

        call("yousign:v2/procedure/create?webhookUrl=https://d", null);

        assertThat(onlyRequest().getBody()).isEmpty();
    }

    @Test
    void callsWithoutASecretHaveToBeWanted() {
        assertThat(
                        send("yousign:v2/procedure/create?webhookUrl=https://d", Map.of())
                                .getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("webhookUrl needs the option webhookSecret");
        assertThat(requests()).isEmpty();
    }

    @Test
    void withoutASecretTheRouteDoesNotStart() {
        assertThatThrownBy(() -> webhook("webhookAutoRegister=false"))
                .hasStackTraceContaining("needs the option webhookSecret");
    }
}

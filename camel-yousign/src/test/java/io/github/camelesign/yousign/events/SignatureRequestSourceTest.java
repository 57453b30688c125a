// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.events;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.testing.route.DeliveredEvent;
import io.github.camelesign.testing.route.PolledRoute;
import io.github.camelesign.yousign.StubbedYousign;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What polling delivers of signature requests, and what it requests. */
class SignatureRequestSourceTest extends StubbedYousign {

    private static final String EVENTS = "yousign:signature-request/events";
    private static final String A = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String B = "bbbbbbbb-0000-4000-8000-000000000001";
    private static final String ADA = "ada00000-0000-4000-8000-000000000001";
    private static final String BOB = "b0b00000-0000-4000-8000-000000000001";
    private static final String CHIEF = "c41ef000-0000-4000-8000-000000000001";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Set<String> failingOn = new HashSet<>();

    @BeforeEach
    void nothingYet() {
        open();
        ended();
    }

    private static void open(String... requests) {
        list("approval,ongoing,paused", requests);
    }

    private static void ended(String... requests) {
        list("done,declined,rejected,canceled,expired,deleted", requests);
    }

    private static void list(String statuses, String... requests) {
        page(statuses, null, "null", requests);
    }

    private static void page(String statuses, String after, String next, String... requests) {
        MappingBuilder list =
                get(urlPathEqualTo(REQUESTS))
                        .withQueryParam("status[in]", equalTo(statuses))
                        .withQueryParam("after", after == null ? absent() : equalTo(after));
        server.stubFor(
                list.willReturn(
                        json(
                                "{\"data\":[%s],\"meta\":{\"next_cursor\":%s}}"
                                        .formatted(String.join(",", requests), next))));
    }

    /** As a list has it, with further fields. */
    private String request(String id, String status, String signers, String... more) {
        return text(
                "{'id':'%s','status':'%s','workspace_id':'w1','activated_at':'%s','signers':[%s]%s}",
                id,
                status,
                time(now.minusSeconds(60)),
                signers,
                Stream.of(more).map(field -> "," + field).collect(Collectors.joining()));
    }

    private static String person(String id, String status) {
        return "{'id':'%s','status':'%s'}".formatted(id, status);
    }

    private static String text(String format, Object... values) {
        return format.formatted(values).replace('\'', '"');
    }

    private static String time(Instant at) {
        return at.toString().replace("Z", "+00:00");
    }

    /** With what only the list of signers shows. */
    private void signers(String request, String... signers) {
        server.stubFor(
                get(urlPathEqualTo(REQUESTS + "/" + request + "/signers"))
                        .willReturn(json("[" + String.join(",", signers) + "]")));
    }

    private String signer(String id, String name, String status, Instant signedAt) {
        return text(
                "{'id':'%s','status':'%s','info':{'email':'%s@acme.test'},'signed_at':%s}",
                id, status, name, signedAt == null ? "null" : "'" + time(signedAt) + "'");
    }

    private static void found(String id, String request) {
        server.stubFor(get(urlPathEqualTo(REQUESTS + "/" + id)).willReturn(json(request)));
    }

    private static List<String> asked() {
        return requests().stream()
                .map(LoggedRequest::getUrl)
                .map(url -> url.replaceFirst("\\?.*", ""))
                .sorted()
                .toList();
    }

    private PolledRoute route(String options) throws Exception {
        return new PolledRoute(
                context,
                EVENTS + options,
                exchange -> {
                    String event =
                            exchange.getMessage().getHeader("CamelEsignEventType", String.class);
                    if (failingOn.contains(event)) {
                        throw new IllegalStateException("no " + event);
                    }
                });
    }

    @Test
    void aRequestIsFollowedFromItsStartToItsEnd() throws Exception {
        PolledRoute route = route("");
        assertThat(route.poll()).isEmpty();

        open(request(A, "ongoing", person(ADA, "notified") + "," + person(BOB, "initiated")));
        signers(A, signer(ADA, "ada", "notified", null), signer(BOB, "bob", "initiated", null));
        assertThat(route.pollAsText()).containsExactly("sent " + A, "sent " + A + " ada@acme.test");

        open(request(A, "ongoing", person(ADA, "signed") + "," + person(BOB, "notified")));
        signers(
                A,
                signer(ADA, "ada", "signed", now.minusSeconds(5)),
                signer(BOB, "bob", "notified", null));
        List<DeliveredEvent> signed = route.poll();
        assertThat(signed)
                .extracting(DeliveredEvent::toString)
                .containsExactly("signed " + A + " ada@acme.test", "sent " + A + " bob@acme.test");
        assertThat(signed.get(0).at()).isEqualTo(now.minusSeconds(5));
        assertThat(signed.get(0).headers())
                .containsEntry("CamelEsignRawEventType", "signer.done")
                .containsEntry("CamelEsignStatus", "ongoing")
                .containsEntry("CamelYousignSignatureRequestId", A)
                .containsEntry("CamelYousignSignerId", ADA)
                .doesNotContainKey("CamelEsignChangeKey");

        open();
        ended(
                request(
                        A,
                        "done",
                        person(ADA, "signed") + "," + person(BOB, "signed"),
                        text("'completed_at':'%s'", time(now.minusSeconds(2)))));
        signers(
                A,
                signer(ADA, "ada", "signed", now.minusSeconds(5)),
                signer(BOB, "bob", "signed", now.minusSeconds(2)));
        List<DeliveredEvent> done = route.poll();
        assertThat(done)
                .extracting(DeliveredEvent::toString)
                .containsExactly("signed " + A + " bob@acme.test", "completed " + A);
        assertThat(done.get(1).headers())
                .containsEntry(
                        "CamelEsignChangeKey",
                        "yousign:w1:" + A + ":completed:" + now.minusSeconds(2).getEpochSecond());
        assertThat(done.get(1).body())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("status", "done");

        assertThat(route.poll()).isEmpty();
    }

    @Test
    void aPollInWhichNothingChangedAsksForTheListsOnly() throws Exception {
        PolledRoute route = route("");
        open(request(A, "ongoing", person(ADA, "notified")));
        signers(A, signer(ADA, "ada", "notified", null));
        route.poll();
        route.poll();
        server.resetRequests();

        assertThat(route.poll()).isEmpty();

        assertThat(asked()).containsExactly(REQUESTS, REQUESTS);
        assertThat(requests())
                .allMatch(list -> "100".equals(list.queryParameter("limit").firstValue()));
    }

    @Test
    void theEndedAreAskedForFromTheDayOfTheCursorOn() throws Exception {
        route("").poll();

        String day = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1).toString();
        assertThat(requests())
                .filteredOn(list -> list.getUrl().contains("done%2C"))
                .isNotEmpty()
                .allMatch(
                        list ->
                                Set.of(day, LocalDate.parse(day).minusDays(1).toString())
                                        .contains(
                                                list.queryParameter("activated_at[after]")
                                                        .firstValue()));
    }

    @Test
    void whatWasThereBeforeIsNoNewsAndCostsNoCallForEach() throws Exception {
        open(
                text(
                        "{'id':'%s','status':'ongoing','activated_at':'2026-01-01T00:00:00+00:00','signers':[%s]}",
                        A, person(ADA, "signed")));
        PolledRoute route = route("");

        assertThat(route.poll()).isEmpty();

        assertThat(asked()).doesNotContain(REQUESTS + "/" + A + "/signers");
        open(
                text(
                        "{'id':'%s','status':'paused','activated_at':'2026-01-01T00:00:00+00:00','signers':[%s]}",
                        A, person(ADA, "signed")));
        assertThat(route.poll())
                .extracting(event -> event.headers().get("CamelEsignRawEventType"))
                .containsExactly("signature_request.paused");
    }

    @Test
    void fromTheBeginningEverythingIsDelivered() throws Exception {
        open(
                request(
                        A,
                        "approval",
                        person(ADA, "initiated"),
                        text("'approvers':[%s]", person(CHIEF, "notified"))));
        ended(
                text(
                        "{'id':'%s','status':'done','activated_at':'2026-01-01T00:00:00+00:00','completed_at':'2026-01-02T00:00:00+00:00','signers':[%s]}",
                        B, person(BOB, "signed")));
        signers(B, signer(BOB, "bob", "signed", Instant.parse("2026-01-02T00:00:00Z")));

        assertThat(route("?startFrom=beginning").poll())
                .extracting(e -> e.envelope() + " " + e.headers().get("CamelEsignRawEventType"))
                .containsExactly(
                        A + " signature_request.activated",
                        A + " approver.notified",
                        B + " signature_request.activated",
                        B + " signer.done",
                        B + " signature_request.done");
    }

    @Test
    void fromAnInstantOnlyWhatCameAfterIsDelivered() throws Exception {
        open(
                text(
                        "{'id':'%s','status':'ongoing','activated_at':'2026-01-01T00:00:00+00:00','signers':[%s,%s]}",
                        A, person(ADA, "signed"), person(BOB, "signed")));
        signers(
                A,
                signer(ADA, "ada", "signed", Instant.parse("2026-01-02T00:00:00Z")),
                signer(BOB, "bob", "signed", Instant.parse("2026-01-04T00:00:00Z")));

        assertThat(route("?startFrom=2026-01-03T00:00:00Z").pollAsText())
                .containsExactly("signed " + A + " bob@acme.test");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "declined | 'decline_information':{'signer_id':'ada00000-0000-4000-8000-000000000001','reason':'no','declined_at':'2026-11-20T10:00:00+00:00'} | declined | ada@acme.test | 2026-11-20T10:00:00Z",
                "rejected | 'rejection_information':{'approver_id':'x','reason':'no','rejected_at':'2026-11-20T10:00:00+00:00'} | declined | | 2026-11-20T10:00:00Z",
                "expired | 'expiration_date':'2026-11-20T23:59:59+00:00' | expired | | 2026-11-20T23:59:59Z",
                "canceled | 'name':'x' | voided | | ",
                "deleted | 'name':'x' | deleted | | "
            })
    void oneThatLeavesTheListIsAskedHowItEnded(
            String status, String field, String type, String recipient, Instant at)
            throws Exception {
        PolledRoute route = route("");
        open(request(A, "ongoing", person(ADA, "notified")));
        signers(A, signer(ADA, "ada", "notified", null));
        route.poll();

        open();
        String person = person(ADA, "declined".equals(status) ? "declined" : "aborted");
        found(A, request(A, status, person, field.replace('\'', '"')));
        signers(A, signer(ADA, "ada", "declined", null));
        List<DeliveredEvent> events = route.poll();

        DeliveredEvent end = events.get(events.size() - 1);
        assertThat(end.type()).isEqualTo(type);
        assertThat(end.recipient()).isEqualTo(recipient);
        assertThat(end.headers())
                .containsEntry("CamelEsignRawEventType", "signature_request." + status)
                .containsEntry("CamelEsignStatus", status);
        if (at != null) {
            assertThat(end.at()).isEqualTo(at);
        }
        assertThat(events).filteredOn(e -> "declined".equals(e.type())).hasSizeLessThan(2);
        assertThat(route.poll()).as("it is delivered once").isEmpty();
    }

    @Test
    void oneThatWasMadeAndEndedBetweenTwoPollsIsDelivered() throws Exception {
        PolledRoute route = route("");
        route.poll();

        ended(request(A, "declined", person(ADA, "declined")));
        found(
                A,
                request(
                        A,
                        "declined",
                        person(ADA, "declined"),
                        text(
                                "'decline_information':{'signer_id':'%s','declined_at':'%s'}",
                                ADA, time(now))));
        signers(A, signer(ADA, "ada", "declined", null));

        assertThat(route.pollAsText())
                .containsExactly(
                        "sent " + A,
                        "updated " + A + " ada@acme.test",
                        "declined " + A + " ada@acme.test");
        assertThat(route.poll()).isEmpty();
    }

    @Test
    void oneThatIsGoneForGoodIsReportedAsDeleted() throws Exception {
        PolledRoute route = route("");
        open(request(A, "ongoing", person(ADA, "initiated")));
        route.poll();
        open();
        server.stubFor(
                get(urlPathEqualTo(REQUESTS + "/" + A))
                        .willReturn(status(404).withBody("{\"type\":\"resource.not_found\"}")));

        assertThat(route.pollAsText()).containsExactly("deleted " + A);
        assertThat(route.poll()).isEmpty();
    }

    @Test
    void oneThatTheListLeftOutIsStillOpen() throws Exception {
        PolledRoute route = route("");
        String request = request(A, "ongoing", person(ADA, "initiated"));
        open(request);
        route.poll();
        open();
        found(A, request);

        assertThat(route.poll()).isEmpty();
    }

    @Test
    void anExpiredOneThatComesBackIsReportedAndCanExpireAgain() throws Exception {
        PolledRoute route = route("");
        open(request(A, "ongoing", person(ADA, "initiated")));
        route.poll();
        String first = "'expiration_date':'2026-11-20T00:00:00+00:00'".replace('\'', '"');
        String second = "'expiration_date':'2026-11-21T00:00:00+00:00'".replace('\'', '"');

        open();
        ended(request(A, "expired", person(ADA, "initiated"), first));
        assertThat(route.pollAsText()).containsExactly("expired " + A);
        ended();
        open(request(A, "ongoing", person(ADA, "initiated"), second));
        assertThat(route.poll())
                .extracting(e -> e.headers().get("CamelEsignRawEventType"))
                .containsExactly("signature_request.reactivated");
        open();
        ended(request(A, "expired", person(ADA, "initiated"), second));
        assertThat(route.pollAsText()).containsExactly("expired " + A);
    }

    @Test
    void anEventThatFailedComesAgainAndTheOthersDoNot() throws Exception {
        PolledRoute route = route("?delay=1");
        open(request(A, "ongoing", person(ADA, "notified")), request(B, "ongoing", ""));
        signers(A, signer(ADA, "ada", "notified", null));
        route.poll();
        open(request(A, "ongoing", person(ADA, "signed")), request(B, "paused", ""));
        signers(A, signer(ADA, "ada", "signed", now));
        failingOn.add("signed");

        assertThat(route.pollAsText()).containsExactly("updated " + B);
        assertThat(route.pollAsText()).isEmpty();
        failingOn.clear();
        assertThat(route.pollAsText()).containsExactly("signed " + A + " ada@acme.test");
        assertThat(route.poll()).isEmpty();
    }

    @Test
    void aRestartGoesOnWhereItWas() throws Exception {
        context.getRegistry().bind("places", new MemoryStateRepository());
        PolledRoute first = route("?cursorRepository=#places");
        first.poll();
        open(request(A, "ongoing", person(ADA, "notified")));
        signers(A, signer(ADA, "ada", "notified", null));
        assertThat(first.poll()).hasSize(2);
        first.remove();

        open();
        ended(request(A, "canceled", person(ADA, "aborted")));

        assertThat(route("?cursorRepository=#places&eventTypes=voided,sent").pollAsText())
                .containsExactly("voided " + A);
    }

    @Test
    void everyPageIsRead() throws Exception {
        PolledRoute route = route("");
        route.poll();
        String statuses = "approval,ongoing,paused";
        page(
                statuses,
                null,
                "\"c2\"",
                IntStream.range(0, 100)
                        .mapToObj("%08x-0000-4000-8000-000000000001"::formatted)
                        .map(id -> request(id, "ongoing", ""))
                        .toArray(String[]::new));
        page(statuses, "c2", "null", request(A, "ongoing", ""));

        assertThat(route.poll()).hasSize(101);
        assertThat(route.poll()).isEmpty();
    }

    @Test
    void theFiltersOfTheUriGoToTheLists() throws Exception {
        new PolledRoute(
                        context,
                        EVENTS + "?source[in]=app,public_api&workspace_id[eq]=w1",
                        (Exchange exchange) -> {})
                .poll();

        assertThat(requests())
                .isNotEmpty()
                .allMatch(
                        list ->
                                "app,public_api"
                                                .equals(
                                                        list.queryParameter("source[in]")
                                                                .firstValue())
                                        && "w1"
                                                .equals(
                                                        list.queryParameter("workspace_id[eq]")
                                                                .firstValue()));
    }

    @Test
    void aPollThatYousignLimitsIsTriedAgainByTheNext() throws Exception {
        PolledRoute route = route("?maxRetries=0");
        route.poll();
        open(request(A, "ongoing", person(ADA, "notified")));
        server.stubFor(
                get(urlPathEqualTo(REQUESTS + "/" + A + "/signers")).willReturn(status(429)));

        assertThat(route.poll()).isEmpty();
        signers(A, signer(ADA, "ada", "notified", null));
        assertThat(route.poll()).hasSize(2);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EventType;
import io.github.camelesign.signnow.SignNowConstants;
import io.github.camelesign.signnow.StubbedSignNow;
import io.github.camelesign.spi.EsignEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of groups in the forms, and with the moves, that SignNow may show. */
class GroupListTest extends StubbedSignNow {

    private static final String LIST = "/user/documentgroups";

    private final List<Message> events = new ArrayList<>();

    @BeforeEach
    void follow() throws Exception {
        answers("/folder", json("{\"folders\":[{\"id\":\"f\",\"name\":\"Documents\"}]}"));
        answers("/folder/f", json("{\"id\":\"f\",\"user_id\":\"u\",\"documents\":[]}"));
        server.stubFor(
                WireMock.get(WireMock.urlPathMatching("/v2/document-groups/.*"))
                        .willReturn(json("{\"data\":{\"created\":\"1700000000\"}}")));
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("signnow:document/events?startScheduler=false&startFrom=beginning")
                                .routeId("groups")
                                .process(e -> events.add(e.getMessage().copy()));
                    }
                });
    }

    private void poll() {
        ((ScheduledPollConsumer) context.getRoute("groups").getConsumer()).run();
    }

    private List<Object> delivered() {
        return events.stream().map(e -> e.getHeader(EsignConstants.ENVELOPE_ID)).toList();
    }

    /** A page of groups by their numbers; the newest come first. */
    private static String page(int first, int last, int total) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(
                        i ->
                                "{\"group_id\":\"g%d\",\"last_updated\":\"%d\",\"invite_id\":null,\"invite_status\":null}"
                                        .formatted(i, 1_700_000_500 - i))
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"document_groups\":[",
                                "],\"document_group_total_count\":" + total + "}"));
    }

    private static List<String> groups(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> "g" + i).toList();
    }

    @Test
    void aGroupThatIsDeletedWhileTheListIsReadHidesNoOther() {
        // g10 goes after the first page was read, so that g51 moves up into it
        answers(
                LIST,
                json(page(1, 50, 60)),
                json(page(51, 60, 59)),
                json(page(1, 50, 59)),
                json(page(50, 60, 59)),
                json(page(60, 60, 59)));

        poll();

        assertThat(requests(LIST)).hasSize(5);
        assertThat(Set.copyOf(delivered())).isEqualTo(Set.copyOf(groups(1, 60)));
        assertThat(events)
                .extracting(e -> e.getHeader(EsignConstants.EVENT_TYPE))
                .containsOnly("created", "updated");
    }

    @Test
    void pagesOverlapAndStopAtWhatIsOld() {
        answers(
                LIST,
                json(page(1, 50, 200)),
                json(page(50, 99, 200)),
                json(page(99, 100, 100)),
                json(page(100, 100, 100)));

        poll();

        assertThat(requests(LIST))
                .extracting(r -> r.queryParameter("offset").firstValue())
                .containsExactly("0", "49", "98", "99");
        assertThat(delivered()).containsAll(groups(1, 100));
    }

    @Test
    void looseTypesAreRead() {
        answers(
                LIST,
                json(
                        """
                        {"document_groups":{"0":{"group_id":"g","last_updated":1700000100,
                          "invite_id":"i","invite_status":"FULFILLED"}}}"""));
        answers(
                "/v2/document-groups/g",
                json(
                        """
                        {"data":{"created":1700000000,"documents":{"1":{"id":"d","field_invites":
                          {"0":{"id":"x","status":"fulfilled","created":"1700000050",
                                "updated":"1700000090","signer_email":"ada@acme.test"},
                           "1":{"id":"old","status":"fulfilled","created":"1600000000",
                                "updated":"1600000001","signer_email":"eve@acme.test"}}}}}}"""));

        poll();

        assertThat(events)
                .extracting(e -> e.getHeader(EsignConstants.EVENT_TYPE))
                .containsExactly("created", "signed", "completed", "updated");
        assertThat(events.get(2).getHeader(EsignConstants.CHANGE_KEY))
                .isEqualTo("signnow:u:g:completed:1700000090");
        assertThat(events.get(1).getHeaders())
                .containsEntry(EsignConstants.RECIPIENT_EMAIL, "ada@acme.test")
                .containsEntry(SignNowConstants.DOCUMENT_ID, "d")
                .containsEntry(SignNowConstants.INVITE_ID, "i")
                .containsEntry(SignNowConstants.DOCUMENT_GROUP_ID, "g");
    }

    @Test
    void aGroupThatIsGoneIsLeftOut() {
        answers(LIST, json(page(1, 2, 2)), json(page(2, 2, 2)));
        answers(
                "/v2/document-groups/g2",
                status(404).withBody("{\"errors\":[{\"code\":19002010,\"message\":\"gone\"}]}"));

        poll();

        assertThat(delivered()).containsOnly("g1");
    }

    /** SignNow answers 400 for what does not exist; an appliance may not know groups at all. */
    @Test
    void aServerWithoutGroupsIsAskedOnce() {
        answers(LIST, status(400).withBody("{\"errors\":[{\"code\":65582,\"message\":\"no\"}]}"));

        poll();
        poll();

        assertThat(requests(LIST)).hasSize(1);
        assertThat(requests("/folder/f")).hasSize(2);
    }

    /** As when the last step is to look, days after the last signature. */
    @Test
    void aCompletionWithoutASignatureOfItsOwnIsNotLost() {
        Map<String, Object> data =
                Map.of(
                        "documents",
                        List.of(
                                Map.of(
                                        "id",
                                        "d",
                                        "field_invites",
                                        List.of(
                                                Map.of(
                                                        "id", "x",
                                                        "status", "fulfilled",
                                                        "updated", 1_700_000_000)))));
        Instant viewed = Instant.ofEpochSecond(1_700_900_000);
        ListedGroup group = new ListedGroup("g", viewed, "i", "fulfilled");

        assertThat(GroupEvents.of(group, data, "u", true, viewed.minusSeconds(300)))
                .filteredOn(event -> event.type() == EventType.COMPLETED)
                .extracting(EsignEvent::occurredAt)
                .containsExactly(viewed);
        assertThat(GroupEvents.of(group, data, "u", true, Instant.EPOCH))
                .filteredOn(event -> event.type() == EventType.COMPLETED)
                .extracting(EsignEvent::occurredAt)
                .containsExactly(Instant.ofEpochSecond(1_700_000_000));
    }
}

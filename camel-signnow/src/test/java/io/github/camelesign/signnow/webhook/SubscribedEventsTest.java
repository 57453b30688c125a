// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EventType;
import io.github.camelesign.signnow.SignNowEndpoint;
import io.github.camelesign.signnow.StubbedSignNow;
import io.github.camelesign.signnow.events.SignNowEventNamesTest;
import io.github.camelesign.testing.event.EventFact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SignNow is asked for everything of a type, at the user. */
class SubscribedEventsTest extends StubbedSignNow {

    private static final String URL = "https://desk.acme.test/hooks";
    private static final String CREATE = "/api/v2/events";

    @BeforeEach
    void answerTheUser() {
        answers("/user", json("{\"id\":\"u1\"}"));
        answers("/v2/event-subscriptions", json("{\"data\":[]}"));
        answers(CREATE, status(200).withHeader("id", "new"));
    }

    private Registration subscriptions(String types) {
        return SignNowSubscriptions.of(
                context.getEndpoint(
                        "signnow:document/events?eventTypes=" + types, SignNowEndpoint.class));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aTypeIsSubscribedToWhole(EventType wanted) throws Exception {
        Set<String> expected =
                EventFact.subscribed(SignNowEventNamesTest.FACTS, wanted).stream()
                        .map(name -> "user." + name)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (wanted == EventType.DECLINED) {
            // whether a free-form invite was cancelled or declined shows in the message only
            expected.addAll(
                    Set.of("user.document.freeform.cancel", "user.document_group.freeform.cancel"));
        }
        Registration subscriptions = subscriptions(wanted.toString());

        if (expected.isEmpty()) {
            assertThatThrownBy(() -> subscriptions.register(URL, null))
                    .hasMessageContaining("eventTypes");
        } else {
            subscriptions.register(URL, null);
            assertThat(subscribed()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 422})
    void theRouteGoesWithoutAnEventThatOnlyOthersName(int status) throws Exception {
        refuse("user.document_group.invite.declined", status);

        subscriptions("declined").register(URL, null);

        assertThat(subscribed()).contains("user.document.fieldinvite.decline");
    }

    @Test
    void itDoesNotGoWithoutOneThatSignNowsOwnClientsName() {
        refuse("user.document.fieldinvite.decline", 422);

        assertThatThrownBy(() -> subscriptions("declined").register(URL, null))
                .isInstanceOf(EsignOperationException.class);
    }

    @Test
    void aRefusalOfTheUserIsNoneOfTheEvent() {
        refuse("user.document_group.invite.declined", 403);

        assertThatThrownBy(() -> subscriptions("declined").register(URL, null))
                .isInstanceOf(EsignOperationException.class);
    }

    private static void refuse(String event, int status) {
        server.stubFor(
                post(urlPathEqualTo(CREATE))
                        .atPriority(1)
                        .withRequestBody(matchingJsonPath("$[?(@.event == '" + event + "')]"))
                        .willReturn(status(status)));
    }

    private static Set<String> subscribed() {
        return requests(CREATE).stream()
                .map(request -> event(request.getBody()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String event(byte[] body) {
        try {
            return new ObjectMapper().readTree(body).get("event").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EventType;
import io.github.camelesign.docusign.DocuSignEndpoint;
import io.github.camelesign.docusign.StubbedDocuSign;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the component configures at Connect, and what it may find there. */
class DocuSignSubscriptionsTest extends StubbedDocuSign {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String URL = "https://desk.acme.test/hooks";
    private static final String CONNECT = "/restapi/v2.1/accounts/" + ACCOUNT + "/connect";
    private static final Set<EventType> ENDINGS =
            EnumSet.of(EventType.COMPLETED, EventType.DECLINED);

    @BeforeEach
    void answerEverything() {
        answer(json("{}"));
    }

    private DocuSignSubscriptions connect(boolean legacy, Set<EventType> wanted) {
        String types = wanted.stream().map(EventType::toString).collect(Collectors.joining(","));
        return new DocuSignSubscriptions(
                context.getEndpoint(
                        "docusign:envelopes/events?apiVersion=%s&eventTypes=%s"
                                .formatted(legacy ? "v2" : "v2.1", types),
                        DocuSignEndpoint.class));
    }

    private static ResponseDefinitionBuilder list(String... configurations) {
        return json(
                "{'configurations':[%s],'totalRecords':'%d'}"
                        .formatted(String.join(",", configurations), configurations.length)
                        .replace('\'', '"'));
    }

    private static String ours(String id, String publish, String events) {
        return "{'connectId':'%s','urlToPublishTo':'%s','allowEnvelopePublish':'%s','events':[%s]}"
                .formatted(id, URL, publish, events);
    }

    private static List<String> changes() {
        return requests().stream()
                .filter(request -> !RequestMethod.GET.equals(request.getMethod()))
                .map(request -> request.getMethod() + " " + request.getUrl())
                .toList();
    }

    private static JsonNode sent(RequestMethod method) throws Exception {
        LoggedRequest request =
                requests().stream()
                        .filter(r -> method.equals(r.getMethod()))
                        .findFirst()
                        .orElseThrow();
        return JSON.readTree(request.getBody());
    }

    @Test
    void aConfigurationIsCreatedAsConnectWantsIt() throws Exception {
        answers(CONNECT, list(), json("{\"connectId\":\"7\"}"), list(ours("7", "true", "")));
        connect(false, ENDINGS).register(URL);

        assertThat(changes()).containsExactly("POST " + CONNECT);
        assertThat(sent(RequestMethod.POST))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"configurationType":"custom","name":"Camel eSign",
                                 "urlToPublishTo":"https://desk.acme.test/hooks",
                                 "allUsers":"true","allowEnvelopePublish":"true","enableLog":"true",
                                 "requiresAcknowledgement":"true","includeHMAC":"true","deliveryMode":"SIM",
                                 "events":["envelope-completed","envelope-declined"],
                                 "eventData":{"version":"restv2.1","format":"json",
                                   "includeData":["recipients","custom_fields"]}}"""));
    }

    @Test
    void versionTwoKnowsTheOlderMessagesOnly() throws Exception {
        answers(CONNECT, list(), json("{}"), list());
        connect(true, ENDINGS).register(URL);

        JsonNode sent = sent(RequestMethod.POST);
        assertThat(sent.get("envelopeEvents"))
                .isEqualTo(JSON.readTree("[\"Completed\",\"Declined\"]"));
        assertThat(sent.has("events")).isFalse();
        assertThat(sent.has("eventData")).isFalse();
        assertThat(sent.get("includeTimeZoneInformation").asText()).isEqualTo("true");
    }

    @Test
    void anExpiryComesAsAVoidedEnvelope() throws Exception {
        answers(CONNECT, list(), json("{}"), list());
        connect(false, EnumSet.of(EventType.EXPIRED)).register(URL);

        assertThat(sent(RequestMethod.POST).get("events"))
                .isEqualTo(JSON.readTree("[\"envelope-voided\"]"));
    }

    @Test
    void oneThatDoesAlreadyIsLeftAlone() throws Exception {
        answers(CONNECT, list(ours("7", "true", "'Envelope-Declined','envelope-completed','x'")));
        connect(false, ENDINGS).register(URL);

        assertThat(changes()).isEmpty();
    }

    @Test
    void oneThatLacksAnEventOrIsSwitchedOffIsBroughtUpToDate() throws Exception {
        for (String known :
                List.of(
                        ours("7", "true", "'envelope-completed'"),
                        ours("7", "false", "'envelope-declined','envelope-completed'"))) {
            server.resetAll();
            answerEverything();
            answers(CONNECT, list(known));
            connect(false, ENDINGS).register(URL);

            assertThat(changes()).containsExactly("PUT " + CONNECT);
            assertThat(sent(RequestMethod.PUT).get("connectId").asText()).isEqualTo("7");
        }
    }

    @Test
    void thoseOfOtherUrlsAreNotTouched() throws Exception {
        String other = ours("5", "true", "").replace("/hooks", "/other");
        answers(CONNECT, list(other), json("{}"), list(other, ours("8", "true", "")));
        connect(false, ENDINGS).register(URL);

        assertThat(changes()).containsExactly("POST " + CONNECT);
    }

    @Test
    void whatAnotherNodeCreatedMeanwhileLeavesTheOldest() throws Exception {
        String all = "'envelope-declined','envelope-completed'";
        answers(
                CONNECT,
                list(),
                json("{}"),
                list(ours("10", "true", all), ours("9", "true", all), ours("11", "true", all)));
        connect(false, ENDINGS).register(URL);

        assertThat(changes())
                .containsExactly(
                        "POST " + CONNECT,
                        "DELETE " + CONNECT + "/10",
                        "DELETE " + CONNECT + "/11");
    }

    @Test
    void oneThatAnotherNodeHasDeletedIsNoFailure() throws Exception {
        answers(CONNECT, list(ours("7", "true", "")), list());
        answers(CONNECT + "/7", status(404));

        connect(false, ENDINGS).unregister(URL);

        assertThat(changes()).containsExactly("DELETE " + CONNECT + "/7");
    }

    @Test
    void oneThatCannotBeDeletedIs() throws Exception {
        answers(CONNECT, list(ours("7", "true", "")));
        answers(CONNECT + "/7", status(400));
        DocuSignSubscriptions connect = connect(false, ENDINGS);

        assertThatThrownBy(() -> connect.unregister(URL))
                .isInstanceOf(EsignOperationException.class);
    }

    @Test
    void typesThatDocuSignHasNoEventForAreRefused() throws Exception {
        DocuSignSubscriptions connect = connect(true, EnumSet.of(EventType.REMINDED));

        assertThatThrownBy(() -> connect.register(URL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("eventTypes");
        assertThat(requests()).isEmpty();
    }
}

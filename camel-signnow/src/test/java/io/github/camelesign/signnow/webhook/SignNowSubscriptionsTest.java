// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signnow.SignNowEndpoint;
import io.github.camelesign.signnow.StubbedSignNow;
import io.github.camelesign.spi.Calls;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subscriptions in the forms that SignNow's list may have, and what may go wrong. */
class SignNowSubscriptionsTest extends StubbedSignNow {

    private static final String URL = "https://desk.acme.test/hooks";
    private static final String EVENT = "user.document.complete";
    private static final String LIST = "/v2/event-subscriptions";
    private static final String OURS =
            "{'id':'%s','event':'user.document.complete','entity_id':4711,'entity_unique_id':'u1','active':true,'created':%s,'json_attributes':{'callback_url':'https://desk.acme.test/hooks','use_tls_12':true,'secret_key':'s1'}}";

    @BeforeEach
    void answerTheUser() {
        answer(status(204));
        answers("/user", json("{\"id\":\"u1\"}"));
        answers("/api/v2/events", status(200).withHeader("id", "new"));
        list();
    }

    private static void list(String... entries) {
        answers(LIST, page(entries));
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder page(
            String... entries) {
        return json("{'data':[%s]}".formatted(String.join(",", entries)).replace('\'', '"'));
    }

    private static String ours(String id, int created) {
        return OURS.formatted(id, created);
    }

    private void register() throws EsignOperationException {
        Calls calls = context.getEndpoint("signnow:document/events", SignNowEndpoint.class).calls();
        new SignNowSubscriptions(calls, Set.of(EVENT), Set.of()).register(URL, "s1");
    }

    private static List<String> changes() {
        return requests().stream()
                .filter(request -> !RequestMethod.GET.equals(request.getMethod()))
                .map(request -> request.getMethod() + " " + request.getUrl())
                .toList();
    }

    @Test
    void aSubscriptionIsCreatedAsSignNowWantsIt() throws Exception {
        register();

        LoggedRequest created = requests("/api/v2/events").get(0);
        assertThat(created.getHeader("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(new com.fasterxml.jackson.databind.ObjectMapper().readTree(created.getBody()))
                .isEqualTo(
                        new com.fasterxml.jackson.databind.ObjectMapper()
                                .readTree(
                                        """
                                        {"event":"user.document.complete","entity_id":"u1","action":"callback",
                                         "attributes":{"callback":"https://desk.acme.test/hooks","use_tls_12":true,
                                           "include_metadata":true,"delete_access_token":true,"secret_key":"s1"}}"""));
    }

    @Test
    void whatIsThereStays() throws Exception {
        list(ours("a", 5));

        register();

        assertThat(changes()).isEmpty();
    }

    @Test
    void itsOwnIsFoundOnALaterPage() throws Exception {
        String[] foreign =
                IntStream.range(0, 100)
                        .mapToObj(i -> ours("f" + i, i).replace("/hooks", "/other"))
                        .toArray(String[]::new);
        for (int page = 1; page <= 2; page++) {
            server.stubFor(
                    get(urlPathEqualTo(LIST))
                            .atPriority(1)
                            .withQueryParam("page", equalTo("" + page))
                            .willReturn(page == 1 ? page(foreign) : page(ours("a", 5))));
        }

        register();

        assertThat(changes()).isEmpty();
    }

    @Test
    void theOldestOfSeveralStaysAndOfThoseOfOneSecondTheFirstId() throws Exception {
        list(ours("d", 7), ours("c", 6), ours("b", 5), ours("a", 6), ours("e", 5));

        register();

        assertThat(changes())
                .containsExactly(
                        "DELETE " + LIST + "/e",
                        "DELETE " + LIST + "/a",
                        "DELETE " + LIST + "/c",
                        "DELETE " + LIST + "/d");
    }

    @Test
    void oneThatIsSwitchedOffIsReplaced() throws Exception {
        String off = ours("a", 5).replace("'active':true", "'active':false");
        // each list is read until a page is empty
        answers(LIST, page(off), page(), page(off, ours("b", 9)), page());

        register();

        assertThat(changes()).containsExactly("POST /api/v2/events", "DELETE " + LIST + "/a");
    }

    @ParameterizedTest
    @CsvSource({"'s1', 's2'", "'s1', '****'"})
    void anotherSecretIsSent(String shown, String other) throws Exception {
        list(ours("a", 5).replace("'" + shown + "'", "'" + other + "'"));

        register();

        assertThat(changes()).containsExactly("PUT " + LIST + "/a");
    }

    @Test
    void aSecretThatIsNotShownIsSentToBeSure() throws Exception {
        list(ours("a", 5).replace(",'secret_key':'s1'", ""));

        register();

        assertThat(changes()).containsExactly("PUT " + LIST + "/a");
    }

    @Test
    void thatOfAnotherUserWithTheSameUrlStays() throws Exception {
        list(ours("a", 1).replace("'u1'", "'u2'"), ours("b", 5));

        register();

        assertThat(changes()).isEmpty();
    }

    @Test
    void oneThatDoesNotShowItsUserIsTakenForOurs() throws Exception {
        list(ours("a", 1).replace("'entity_unique_id':'u1',", ""));

        register();

        assertThat(changes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "404, {}",
        "400, '{\"errors\":[{\"code\":65582,\"message\":\"Event subscription not found\"}]}'"
    })
    void whatAnotherNodeHasRemovedIsGone(int status, String body) throws Exception {
        list(ours("a", 5), ours("b", 6), ours("c", 7));
        server.stubFor(
                delete(urlPathEqualTo(LIST + "/b")).willReturn(status(status).withBody(body)));
        server.stubFor(delete(urlPathEqualTo(LIST + "/c")).willReturn(status(204)));

        register();

        assertThat(changes()).containsExactly("DELETE " + LIST + "/b", "DELETE " + LIST + "/c");
    }

    @Test
    void whatCannotBeRemovedIsAFailure() {
        list(ours("a", 5), ours("b", 6));
        server.stubFor(delete(urlPathEqualTo(LIST + "/b")).willReturn(status(403)));

        assertThatThrownBy(this::register)
                .hasMessageContaining("v2/event-subscription/delete failed with HTTP 403");
    }

    @Test
    void aUserWithoutAnIdHasNoSubscriptions() {
        answers("/user", json("[]"));

        assertThatThrownBy(this::register).hasMessageContaining("does not name the id of the user");
        assertThat(changes()).isEmpty();
    }

    @Test
    void oddEntriesAreLeftAlone() throws Exception {
        list("{}", "{'id':1,'json_attributes':[]}", ours("a", 5));

        register();

        assertThat(changes()).isEmpty();
    }

    @Test
    void noSecretIsShown() {
        assertThat(
                        Subscription.of(
                                        java.util.Map.of(
                                                "id",
                                                "a",
                                                "json_attributes",
                                                java.util.Map.of("secret_key", "s1")))
                                .toString())
                .doesNotContain("s1");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.signeasy.RequestBook;
import io.github.camelesign.signeasy.SigneasyComponent;
import io.github.camelesign.signeasy.SigneasyConfiguration;
import io.github.camelesign.testing.route.DeliveredEvent;
import io.github.camelesign.testing.route.WebhookRoute;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signeasy's calls, of both generations, as its pages show them. */
class SigneasyWebhookTest {

    private static final String TOKEN = "?token=" + WebhookRoute.SECRET;
    private static final Instant AT = Instant.ofEpochSecond(1_700_000_100);

    private WebhookRoute webhook;

    private WebhookRoute open(String consumer, String options, Processor step) throws Exception {
        webhook = new WebhookRoute(consumer);
        SigneasyConfiguration configuration =
                webhook.context()
                        .getComponent("signeasy", SigneasyComponent.class)
                        .getConfiguration();
        configuration.setBaseUri("http://127.0.0.1:1");
        configuration.setAccessToken("token");
        return webhook.start(options, step);
    }

    private WebhookRoute open(String consumer) throws Exception {
        return open(consumer, WebhookRoute.SIGNED, exchange -> {});
    }

    private WebhookRoute openV1() throws Exception {
        return open("signeasy:pending/events");
    }

    @AfterEach
    void close() {
        if (webhook != null) {
            webhook.close();
        }
    }

    private int post(String query, String body, String... headers) throws Exception {
        HttpRequest request =
                webhook.request(headers)
                        .uri(URI.create(webhook.url() + query))
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return WebhookRoute.send(request).statusCode();
    }

    private static Map<String, Object> recipient(int id, String status, long changed) {
        Map<String, Object> recipient = new LinkedHashMap<>();
        recipient.put("recipient_id", id);
        recipient.put("email", "r" + id + "@acme.test");
        recipient.put("status", status);
        recipient.put("last_modified_time", changed);
        return recipient;
    }

    /** A request as the calls of v1 show it. */
    private static Map<String, Object> snapshot(String status) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", 7);
        data.put("status", status);
        data.put("owner_email", "owner@acme.test");
        data.put("owner_user_id", 1);
        data.put("last_modified_time", AT.getEpochSecond());
        data.put(
                "recipients",
                List.of(
                        recipient(71, "finalized", AT.getEpochSecond() - 50),
                        recipient(72, "viewed", AT.getEpochSecond() - 9),
                        recipient(73, "declined", AT.getEpochSecond())));
        return data;
    }

    private static String message(String event, Map<String, Object> data, String token) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("event_type", event);
        metadata.put("event_user", null);
        metadata.put("client_id", null);
        if (token != null) {
            metadata.put("token", token);
            metadata.put("api_version", "v2");
        }
        return RequestBook.json(Map.of("data", data, "metadata", metadata));
    }

    private static String selfSigned() {
        return message(
                "document.signed",
                Map.of(
                        "id",
                        9001,
                        "user_id",
                        1,
                        "name",
                        "a.pdf",
                        "last_modified_time",
                        1_700_000_100),
                null);
    }

    private static String completed() {
        return message(
                "rs.completed",
                Map.of("id", 7, "owner_user_id", 1, "signed_file_id", "8001"),
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "rs.initiated, created, incomplete,",
        "rs.link_sent, sent, incomplete,",
        "rs.viewed, viewed, incomplete, r72@acme.test",
        "rs.signed, signed, incomplete, r71@acme.test",
        "rs.declined, declined, recipient_declined, r73@acme.test",
        "rs.voided, voided, canceled,",
        "rs.expired, expired, expired,",
        "rs.reminded, reminded, incomplete,",
        "rs.something_new, unknown, incomplete,"
    })
    void everyEventIsTranslated(String event, String type, String status, String recipient)
            throws Exception {
        openV1();

        assertThat(post(TOKEN, message(event, snapshot(status), null))).isEqualTo(200);

        Map<String, Object> headers = webhook.delivered().get(0).headers();
        assertThat(headers)
                .containsEntry(EsignConstants.PROVIDER, "signeasy")
                .containsEntry(EsignConstants.DELIVERY, "webhook")
                .containsEntry(EsignConstants.EVENT_TYPE, type)
                .containsEntry(EsignConstants.RAW_EVENT_TYPE, event)
                .containsEntry(EsignConstants.STATUS, status)
                .containsEntry(EsignConstants.ENVELOPE_ID, "7")
                .containsEntry("CamelSigneasyPendingId", "7")
                .doesNotContainKey("CamelSigneasySignedId")
                .doesNotContainKey("token");
        assertThat(headers.get(EsignConstants.RECIPIENT_EMAIL)).isEqualTo(recipient);
    }

    @Test
    void aCompletionOfV1BringsTheIdOfTheSignedFile() throws Exception {
        openV1();

        assertThat(post(TOKEN, completed())).isEqualTo(200);

        assertThat(webhook.delivered().get(0).headers())
                .containsEntry(EsignConstants.EVENT_TYPE, "completed")
                .containsEntry("CamelSigneasyPendingId", "7")
                .containsEntry("CamelSigneasySignedId", "8001");
        assertThat(webhook.delivered().get(0).at())
                .as("it carries no time")
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    }

    @Test
    void whatTheUserSignsAloneIsNoRequest() throws Exception {
        openV1();

        assertThat(post(TOKEN, selfSigned())).isEqualTo(200);

        assertThat(webhook.delivered().get(0).headers())
                .containsEntry(EsignConstants.EVENT_TYPE, "signed")
                .containsEntry("CamelSigneasySignedId", "9001")
                .doesNotContainKey("CamelSigneasyPendingId");
    }

    @Test
    void aNewerCallCarriesItsTokenAndItsTime() throws Exception {
        open("signeasy:v3/envelope/events");
        Map<String, Object> data = snapshot("complete");
        data.put("signed_file_id", 8001);
        String message =
                message("rs.completed", data, WebhookRoute.SECRET)
                        .replaceFirst("\\{", "{\"request_info\":{\"order\":\"42\"},");

        assertThat(post("", message)).isEqualTo(200);

        DeliveredEvent taken = webhook.delivered().get(0);
        assertThat(taken.headers())
                .containsEntry("CamelSigneasyRequestInfoOrder", "42")
                .containsEntry("CamelSigneasyEnvelopeId", "7")
                .containsEntry("CamelSigneasySignedEnvelopeId", "8001")
                .containsEntry("CamelSigneasySignedId", "8001")
                .containsEntry(EsignConstants.OCCURRED_AT, AT.toString());
        assertThat(taken.changeKey())
                .isEqualTo("signeasy:owner@acme.test:7:completed:" + AT.getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?token=",
                "?token=wrong",
                "?token=desk-webhook-secre",
                "?other=desk-webhook-secret"
            })
    void aCallWithoutTheSecretIsRefused(String query) throws Exception {
        openV1();

        assertThat(post(query, completed())).isEqualTo(401);
        assertThat(post(query, message("rs.completed", snapshot("complete"), "wrong")))
                .isEqualTo(401);
        assertThat(webhook.delivered()).isEmpty();
    }

    /** Only the URL that was called counts, not what a caller says it was. */
    @Test
    void headersOfACallProveNothing() throws Exception {
        openV1();

        int status =
                post(
                        "",
                        completed(),
                        "CamelHttpQuery",
                        "token=" + WebhookRoute.SECRET,
                        "token",
                        WebhookRoute.SECRET,
                        "CamelEsignEventType",
                        "completed");

        assertThat(status).isEqualTo(401);
        assertThat(webhook.delivered()).isEmpty();
    }

    @Test
    void headersOfACallDoNotReachTheRoute() throws Exception {
        openV1();

        post(TOKEN, completed(), "CamelSigneasySignedId", "1", "CamelFileName", "../../x");

        assertThat(webhook.delivered().get(0).headers())
                .containsEntry("CamelSigneasySignedId", "8001")
                .doesNotContainKey("CamelFileName");
    }

    @Test
    void whileASecretIsReplacedBothAreGood() throws Exception {
        open(
                "signeasy:pending/events",
                "webhookAutoRegister=false&webhookSecret=new one,old",
                exchange -> {});

        assertThat(post("?token=old", completed())).isEqualTo(200);
        assertThat(post("?a=b&token=new+one", selfSigned())).isEqualTo(200);
        assertThat(post("?token=older", completed())).isEqualTo(401);
    }

    @Test
    void theSameCallAgainIsAnsweredAndNotDelivered() throws Exception {
        openV1();
        String message = message("rs.viewed", snapshot("incomplete"), null);

        assertThat(post(TOKEN, message)).isEqualTo(200);
        assertThat(post(TOKEN, message)).isEqualTo(200);
        assertThat(webhook.delivered()).hasSize(1);

        Map<String, Object> later = snapshot("incomplete");
        later.put("last_modified_time", AT.getEpochSecond() + 1);
        post(TOKEN, message("rs.viewed", later, null));
        assertThat(webhook.delivered()).hasSize(2);
    }

    @Test
    void aFailingRouteIsCalledAgain() throws Exception {
        List<Integer> failing = new ArrayList<>(List.of(1));
        open(
                "signeasy:pending/events",
                WebhookRoute.SIGNED,
                exchange -> {
                    if (!failing.isEmpty()) {
                        failing.clear();
                        throw new IllegalStateException("The archive is closed");
                    }
                });

        assertThat(post(TOKEN, completed())).isEqualTo(500);
        assertThat(post(TOKEN, completed())).isEqualTo(200);
        assertThat(webhook.delivered()).hasSize(1);
    }

    @Test
    void onlyTheWantedTypesReachTheRoute() throws Exception {
        open(
                "signeasy:pending/events",
                WebhookRoute.SIGNED + "&eventTypes=completed",
                exchange -> {});

        assertThat(post(TOKEN, message("rs.viewed", snapshot("incomplete"), null))).isEqualTo(200);
        assertThat(post(TOKEN, completed())).isEqualTo(200);
        assertThat(webhook.delivered())
                .extracting(DeliveredEvent::type)
                .containsExactly("completed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "no json", "{\"metadata\":{\"event_type\":\"rs.viewed\"}}"})
    void whatIsNoMessageIsRefused(String body) throws Exception {
        openV1();

        assertThat(post(TOKEN, body)).isEqualTo(400);
        assertThat(webhook.delivered()).isEmpty();
    }

    @Test
    void withoutASecretTheRouteDoesNotStartUnlessThatIsSaid() throws Exception {
        assertThatThrownBy(
                        () -> open("signeasy:pending/events", "webhookAutoRegister=false", e -> {}))
                .hasStackTraceContaining("needs the option webhookSecret");
        close();

        open(
                "signeasy:pending/events",
                "webhookAutoRegister=false&webhookVerification=none",
                e -> {});
        assertThat(post("", completed())).isEqualTo(200);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.testing.route.DeliveredEvent;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a call reaches the route, what of the route the answer, and which calls are repeated. */
class SignNowWebhookDeliveryTest {

    private static final String SIGNED =
            "{\"meta\":{\"timestamp\":1720800201,\"event\":\"user.document.fieldinvite.signed\",\"callback_url\":\"https://host/path\",\"initiator_id\":\"ab33\"},"
                    + "\"content\":{\"document_id\":\"85fe\",\"document_name\":\"forfun\",\"user_id\":\"38b7\",\"invite_id\":\"73f0\",\"signer\":\"ada@acme.test\",\"status\":\"fulfilled\",\"new_field\":[1]}}";
    private static final String COMPLETED = event("user.document.complete", 1720800202);

    private final AtomicInteger reached = new AtomicInteger();
    private SignNowWebhookRoute webhook;

    @BeforeEach
    void open() throws Exception {
        webhook = new SignNowWebhookRoute();
    }

    @AfterEach
    void close() {
        webhook.close();
    }

    private static String event(String name, long timestamp) {
        return "{\"meta\":{\"timestamp\":%d,\"event\":\"%s\"},\"content\":{\"document_id\":\"85fe\",\"document_name\":\"forfun\",\"user_id\":\"38b7\"}}"
                .formatted(timestamp, name);
    }

    @Test
    void theRouteGetsTheEventAndNothingElse() throws Exception {
        webhook.start(SignNowWebhookRoute.SIGNED);

        webhook.post(
                SIGNED,
                SignNowWebhookRoute.SIGNATURE,
                SignNowWebhookRoute.sign(SignNowWebhookRoute.SECRET, SIGNED),
                "X-Trace",
                "abc");

        DeliveredEvent event = webhook.delivered().get(0);
        assertThat(event.headers())
                .containsOnlyKeys(
                        "CamelEsignProvider",
                        "CamelEsignDelivery",
                        "CamelEsignEventType",
                        "CamelEsignRawEventType",
                        "CamelEsignEventId",
                        "CamelEsignStatus",
                        "CamelEsignEnvelopeId",
                        "CamelEsignRecipientEmail",
                        "CamelEsignOccurredAt",
                        "CamelSignNowDocumentId",
                        "CamelSignNowFieldInviteId")
                .containsEntry("CamelEsignProvider", "signnow")
                .containsEntry("CamelEsignDelivery", "webhook")
                .containsEntry("CamelEsignEventType", "signed")
                .containsEntry("CamelEsignRawEventType", "user.document.fieldinvite.signed")
                .containsEntry("CamelEsignStatus", "fulfilled")
                .containsEntry("CamelEsignEnvelopeId", "85fe")
                .containsEntry("CamelEsignRecipientEmail", "ada@acme.test")
                .containsEntry("CamelEsignOccurredAt", "2024-07-12T16:03:21Z")
                .containsEntry("CamelSignNowDocumentId", "85fe")
                .containsEntry("CamelSignNowFieldInviteId", "73f0");
        assertThat(event.pattern()).isEqualTo(ExchangePattern.InOnly);
        assertThat(event.properties().toString()).doesNotContain("abc", "vertx");
        Map<?, ?> body = (Map<?, ?>) event.body();
        assertThat((Map<?, ?>) body.get("meta")).hasSize(4);
        assertThat(((Map<?, ?>) body.get("content")).get("new_field")).isEqualTo(List.of(1));
    }

    @Test
    void forgedHeadersDoNotReachTheRoute() throws Exception {
        webhook.start(SignNowWebhookRoute.SIGNED);
        URI query =
                URI.create(
                        webhook.url()
                                + "?CamelSignNowDocumentId=forged&camelesigneventtype=forged&CamelHttpUri=forged"
                                + "&org.apache.camel.x=forged&documentId=forged&q=forged");

        HttpResponse<String> answer =
                SignNowWebhookRoute.send(
                        webhook.request(
                                        SignNowWebhookRoute.SIGNATURE,
                                        SignNowWebhookRoute.sign(
                                                SignNowWebhookRoute.SECRET, COMPLETED),
                                        "CamelSignNowDocumentId",
                                        "forged",
                                        "camelsignnowinviteid",
                                        "forged",
                                        "CamelEsignEventType",
                                        "forged",
                                        "camelEsignRecipientEmail",
                                        "forged",
                                        "CamelHttpUri",
                                        "forged",
                                        "CAMELFILENAME",
                                        "forged",
                                        "org.apache.camel.y",
                                        "forged")
                                .uri(query)
                                .POST(BodyPublishers.ofString(COMPLETED))
                                .build());

        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, Object> headers = webhook.delivered().get(0).headers();
        assertThat(headers.toString()).doesNotContain("forged");
        assertThat(headers)
                .containsEntry("CamelSignNowDocumentId", "85fe")
                .containsEntry("CamelEsignEventType", "completed")
                .containsEntry("CamelEsignChangeKey", "signnow:38b7:85fe:completed:1720800202")
                .doesNotContainKey("CamelEsignRecipientEmail");
    }

    @Test
    void theAnswerIsEmptyAndEchoesNothing() throws Exception {
        webhook.start(
                SignNowWebhookRoute.SIGNED,
                exchange -> {
                    exchange.getMessage().setHeader("X-Route", "secret");
                    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 418);
                    exchange.getMessage().setBody("an answer");
                });

        HttpResponse<String> answer =
                webhook.post(
                        SIGNED,
                        SignNowWebhookRoute.SIGNATURE,
                        SignNowWebhookRoute.sign(SignNowWebhookRoute.SECRET, SIGNED),
                        "X-Trace",
                        "abc",
                        "Cookie",
                        "a=b");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().map().keySet())
                .isSubsetOf(Set.of("content-length", "transfer-encoding"));
    }

    @Test
    void aFailedEventIsAskedForAgainAndThenDelivered() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        webhook.start(
                SignNowWebhookRoute.SIGNED,
                exchange -> {
                    reached.incrementAndGet();
                    if (broken.get()) {
                        throw new IllegalStateException("the archive is down");
                    }
                });

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = webhook.postSigned(SIGNED);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(webhook.delivered()).isEmpty();
        broken.set(false);
        assertThat(webhook.postSigned(SIGNED).statusCode()).isEqualTo(200);
        assertThat(webhook.delivered()).hasSize(1);
        assertThat(webhook.postSigned(SIGNED).statusCode()).isEqualTo(200);
        assertThat(webhook.delivered()).hasSize(1);
        assertThat(reached).hasValue(3);
    }

    @Test
    void anEventThatIsRolledBackIsAskedForAgain() throws Exception {
        webhook.start(
                SignNowWebhookRoute.SIGNED,
                exchange -> exchange.setRollbackOnly(reached.incrementAndGet() == 1));

        assertThat(webhook.postSigned(SIGNED).statusCode()).isEqualTo(500);
        assertThat(webhook.postSigned(SIGNED).statusCode()).isEqualTo(200);
        assertThat(reached).hasValue(2);
    }

    @Test
    void aDuplicateIsNotDeliveredAndAnotherEventIs() throws Exception {
        webhook.start(SignNowWebhookRoute.SIGNED);

        assertThat(webhook.postSigned(SIGNED).statusCode()).isEqualTo(200);
        assertThat(webhook.postSigned(SIGNED).statusCode()).isEqualTo(200);
        assertThat(webhook.postSigned(COMPLETED).statusCode()).isEqualTo(200);
        String later = event("user.document.complete", 1720800203);
        assertThat(webhook.postSigned(later).statusCode()).isEqualTo(200);

        assertThat(webhook.delivered())
                .extracting(DeliveredEvent::type)
                .containsExactly("signed", "completed", "completed");
        assertThat(webhook.delivered()).extracting(DeliveredEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void theOrderOfTheJsonAndTheTokenDoNotMakeAnotherEvent() throws Exception {
        webhook.start(SignNowWebhookRoute.SIGNED);
        String reordered =
                "{\"content\":{\"user_id\":\"38b7\", \"document_name\":\"forfun\",\"document_id\":\"85fe\"},\"meta\":{\"access_token\":\"t\",\"event\":\"user.document.complete\",\"timestamp\":\"1720800202\"}}";

        webhook.postSigned(COMPLETED);
        webhook.postSigned(reordered);

        assertThat(webhook.delivered()).hasSize(1);
    }

    @Test
    void aDuplicateOfAnEventUnderWayIsRejectedUntilLater() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        webhook.start(
                SignNowWebhookRoute.SIGNED,
                exchange -> {
                    reached.incrementAndGet();
                    goOn.await();
                });

        CompletableFuture<Integer> first =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return webhook.postSigned(SIGNED).statusCode();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        await().until(() -> reached.get() == 1);
        assertThat(webhook.postSigned(SIGNED).statusCode()).isEqualTo(503);
        goOn.countDown();

        assertThat(first.get()).isEqualTo(200);
        assertThat(webhook.postSigned(SIGNED).statusCode()).isEqualTo(200);
        assertThat(reached).hasValue(1);
    }

    @Test
    void whatTheRouteTookIsKnownAfterARestart() throws Exception {
        MemoryIdempotentRepository known = new MemoryIdempotentRepository();
        String options = SignNowWebhookRoute.SIGNED + "&idempotentRepository=#known";
        webhook.context().getRegistry().bind("known", known);
        webhook.start(options);
        webhook.postSigned(SIGNED);
        String id = webhook.delivered().get(0).id();
        assertThat(known.contains(id)).isTrue();

        try (SignNowWebhookRoute restarted = new SignNowWebhookRoute()) {
            restarted.context().getRegistry().bind("known", known);
            restarted.start(options);
            assertThat(restarted.postSigned(SIGNED).statusCode()).isEqualTo(200);
            assertThat(restarted.delivered()).isEmpty();
        }
    }

    @Test
    void aRepositoryThatIsDownMakesTheProviderTryAgain() throws Exception {
        AtomicBoolean down = new AtomicBoolean(true);
        webhook.context()
                .getRegistry()
                .bind(
                        "known",
                        new MemoryIdempotentRepository() {
                            @Override
                            public boolean contains(String key) {
                                if (down.get()) {
                                    throw new IllegalStateException("down");
                                }
                                return super.contains(key);
                            }
                        });
        webhook.start(SignNowWebhookRoute.SIGNED + "&idempotentRepository=#known");

        HttpResponse<String> refused = webhook.postSigned(SIGNED);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).isEmpty();
        down.set(false);
        assertThat(webhook.postSigned(SIGNED).statusCode()).isEqualTo(200);
        assertThat(webhook.delivered()).hasSize(1);
    }

    @Test
    void onlyTheTypesAskedForReachTheRoute() throws Exception {
        webhook.start(SignNowWebhookRoute.SIGNED + "&eventTypes=completed,declined");

        assertThat(webhook.postSigned(SIGNED).statusCode()).isEqualTo(200);
        assertThat(webhook.postSigned(COMPLETED).statusCode()).isEqualTo(200);

        assertThat(webhook.delivered())
                .extracting(DeliveredEvent::type)
                .containsExactly("completed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user.document.notarized", "something.else"})
    void anUnknownEventIsDeliveredAsSuch(String name) throws Exception {
        webhook.start(SignNowWebhookRoute.SIGNED);

        webhook.postSigned(event(name, 7));

        assertThat(webhook.delivered().get(0).headers())
                .containsEntry("CamelEsignEventType", "unknown")
                .containsEntry("CamelEsignRawEventType", name)
                .doesNotContainKey("CamelEsignChangeKey");
    }
}

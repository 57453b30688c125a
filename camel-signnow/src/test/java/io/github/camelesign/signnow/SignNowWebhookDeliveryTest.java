package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.support.testing.HookedDesk.Taken;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
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
    private SignNowDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new SignNowDesk();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static String event(String name, long timestamp) {
        return "{\"meta\":{\"timestamp\":%d,\"event\":\"%s\"},\"content\":{\"document_id\":\"85fe\",\"document_name\":\"forfun\",\"user_id\":\"38b7\"}}"
                .formatted(timestamp, name);
    }

    @Test
    void theRouteGetsTheEventAndNothingElse() throws Exception {
        desk.start(SignNowDesk.SIGNED);

        desk.post(
                SIGNED,
                SignNowDesk.SIGNATURE,
                SignNowDesk.sign(SignNowDesk.SECRET, SIGNED),
                "X-Trace",
                "abc");

        Taken event = desk.taken().get(0);
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
                .containsEntry("CamelEsignOccurredAt", Instant.ofEpochSecond(1720800201))
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
        desk.start(SignNowDesk.SIGNED);
        URI query =
                URI.create(
                        desk.url()
                                + "?CamelSignNowDocumentId=forged&camelesigneventtype=forged&CamelHttpUri=forged"
                                + "&org.apache.camel.x=forged&documentId=forged&q=forged");

        HttpResponse<String> answer =
                SignNowDesk.send(
                        desk.request(
                                        SignNowDesk.SIGNATURE,
                                        SignNowDesk.sign(SignNowDesk.SECRET, COMPLETED),
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
        Map<String, Object> headers = desk.taken().get(0).headers();
        assertThat(headers.toString()).doesNotContain("forged");
        assertThat(headers)
                .containsEntry("CamelSignNowDocumentId", "85fe")
                .containsEntry("CamelEsignEventType", "completed")
                .containsEntry("CamelEsignChangeKey", "signnow:38b7:85fe:completed:1720800202")
                .doesNotContainKey("CamelEsignRecipientEmail");
    }

    @Test
    void theAnswerIsEmptyAndEchoesNothing() throws Exception {
        desk.start(
                SignNowDesk.SIGNED,
                exchange -> {
                    exchange.getMessage().setHeader("X-Route", "secret");
                    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 418);
                    exchange.getMessage().setBody("an answer");
                });

        HttpResponse<String> answer =
                desk.post(
                        SIGNED,
                        SignNowDesk.SIGNATURE,
                        SignNowDesk.sign(SignNowDesk.SECRET, SIGNED),
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
        desk.start(
                SignNowDesk.SIGNED,
                exchange -> {
                    reached.incrementAndGet();
                    if (broken.get()) {
                        throw new IllegalStateException("the archive is down");
                    }
                });

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = desk.postSigned(SIGNED);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(desk.taken()).isEmpty();
        broken.set(false);
        assertThat(desk.postSigned(SIGNED).statusCode()).isEqualTo(200);
        assertThat(desk.taken()).hasSize(1);
        assertThat(desk.postSigned(SIGNED).statusCode()).isEqualTo(200);
        assertThat(desk.taken()).hasSize(1);
        assertThat(reached).hasValue(3);
    }

    @Test
    void anEventThatIsRolledBackIsAskedForAgain() throws Exception {
        desk.start(
                SignNowDesk.SIGNED,
                exchange -> exchange.setRollbackOnly(reached.incrementAndGet() == 1));

        assertThat(desk.postSigned(SIGNED).statusCode()).isEqualTo(500);
        assertThat(desk.postSigned(SIGNED).statusCode()).isEqualTo(200);
        assertThat(reached).hasValue(2);
    }

    @Test
    void aDuplicateIsNotDeliveredAndAnotherEventIs() throws Exception {
        desk.start(SignNowDesk.SIGNED);

        assertThat(desk.postSigned(SIGNED).statusCode()).isEqualTo(200);
        assertThat(desk.postSigned(SIGNED).statusCode()).isEqualTo(200);
        assertThat(desk.postSigned(COMPLETED).statusCode()).isEqualTo(200);
        String later = event("user.document.complete", 1720800203);
        assertThat(desk.postSigned(later).statusCode()).isEqualTo(200);

        assertThat(desk.taken())
                .extracting(Taken::type)
                .containsExactly("signed", "completed", "completed");
        assertThat(desk.taken()).extracting(Taken::id).doesNotHaveDuplicates();
    }

    @Test
    void theOrderOfTheJsonAndTheTokenDoNotMakeAnotherEvent() throws Exception {
        desk.start(SignNowDesk.SIGNED);
        String reordered =
                "{\"content\":{\"user_id\":\"38b7\", \"document_name\":\"forfun\",\"document_id\":\"85fe\"},\"meta\":{\"access_token\":\"t\",\"event\":\"user.document.complete\",\"timestamp\":\"1720800202\"}}";

        desk.postSigned(COMPLETED);
        desk.postSigned(reordered);

        assertThat(desk.taken()).hasSize(1);
    }

    @Test
    void aDuplicateOfAnEventUnderWayIsToldToComeAgain() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        desk.start(
                SignNowDesk.SIGNED,
                exchange -> {
                    reached.incrementAndGet();
                    goOn.await();
                });

        CompletableFuture<Integer> first =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return desk.postSigned(SIGNED).statusCode();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        await().until(() -> reached.get() == 1);
        assertThat(desk.postSigned(SIGNED).statusCode()).isEqualTo(503);
        goOn.countDown();

        assertThat(first.get()).isEqualTo(200);
        assertThat(desk.postSigned(SIGNED).statusCode()).isEqualTo(200);
        assertThat(reached).hasValue(1);
    }

    @Test
    void whatTheRouteTookIsKnownAfterARestart() throws Exception {
        MemoryIdempotentRepository known = new MemoryIdempotentRepository();
        String options = SignNowDesk.SIGNED + "&idempotentRepository=#known";
        desk.context().getRegistry().bind("known", known);
        desk.start(options);
        desk.postSigned(SIGNED);
        String id = desk.taken().get(0).id();
        assertThat(known.contains(id)).isTrue();

        try (SignNowDesk restarted = new SignNowDesk()) {
            restarted.context().getRegistry().bind("known", known);
            restarted.start(options);
            assertThat(restarted.postSigned(SIGNED).statusCode()).isEqualTo(200);
            assertThat(restarted.taken()).isEmpty();
        }
    }

    @Test
    void aRepositoryThatIsDownIsToldToTheProvider() throws Exception {
        AtomicBoolean down = new AtomicBoolean(true);
        desk.context()
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
        desk.start(SignNowDesk.SIGNED + "&idempotentRepository=#known");

        HttpResponse<String> refused = desk.postSigned(SIGNED);
        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(refused.body()).isEmpty();
        down.set(false);
        assertThat(desk.postSigned(SIGNED).statusCode()).isEqualTo(200);
        assertThat(desk.taken()).hasSize(1);
    }

    @Test
    void onlyTheTypesAskedForReachTheRoute() throws Exception {
        desk.start(SignNowDesk.SIGNED + "&eventTypes=completed,declined");

        assertThat(desk.postSigned(SIGNED).statusCode()).isEqualTo(200);
        assertThat(desk.postSigned(COMPLETED).statusCode()).isEqualTo(200);

        assertThat(desk.taken()).extracting(Taken::type).containsExactly("completed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user.document.notarized", "something.else"})
    void anUnknownEventIsDeliveredAsSuch(String name) throws Exception {
        desk.start(SignNowDesk.SIGNED);

        desk.postSigned(event(name, 7));

        assertThat(desk.taken().get(0).headers())
                .containsEntry("CamelEsignEventType", "unknown")
                .containsEntry("CamelEsignRawEventType", name)
                .doesNotContainKey("CamelEsignChangeKey");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.SignNowConstants;
import io.github.camelesign.signnow.events.SignNowPolledRoute;
import io.github.camelesign.testing.route.DeliveredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Webhooks from the subscription to the event, with real calls of the sandbox that it signs. */
class SignNowWebhookSandboxTest {

    /** Stands still, so that a document and the events of it never differ by a second. */
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX =
            new EsignSandboxExtension(sandbox -> sandbox.setClock(CLOCK));

    private static final String SECRET = "webhookSecret=" + SignNowWebhookRoute.SECRET;
    private static final String TERMINAL = "completed,declined,voided,expired";

    private EsignSandbox sandbox;
    private SignNow signNow;
    private SignNowWebhookRoute webhook;

    @BeforeEach
    void visit(EsignSandbox running) throws Exception {
        sandbox = running;
        signNow = running.signNow();
        sandbox.webhooks()
                .setRetries(Duration.ofMillis(30), Duration.ofMillis(30), Duration.ofMillis(30));
        webhook = new SignNowWebhookRoute();
        SignNowPolledRoute.configure(webhook.context(), sandbox);
    }

    @AfterEach
    void leave() {
        webhook.close();
    }

    private String signed() {
        String document = invited();
        signNow.sign(document, "ada@acme.test");
        return document;
    }

    private String invited() {
        String document = signNow.addDocument(SignNow.DEMO_USER, "contract.pdf");
        signNow.invite(document, "ada@acme.test");
        return document;
    }

    private void awaitTaken(int events) {
        await().untilAsserted(() -> assertThat(webhook.delivered()).hasSize(events));
    }

    @Test
    void theLifeOfADocumentIsDelivered() throws Exception {
        webhook.start(SECRET);

        String document = signed();

        await().untilAsserted(
                        () ->
                                assertThat(webhook.delivered())
                                        .extracting(DeliveredEvent::type)
                                        .contains("created", "sent", "signed", "completed"));
        assertThat(webhook.delivered())
                .allSatisfy(
                        taken ->
                                assertThat(taken.headers())
                                        .containsEntry(SignNowConstants.DOCUMENT_ID, document));
    }

    @Test
    void pollAndWebhookGiveACompletionOneKey() throws Exception {
        List<String> polled = new CopyOnWriteArrayList<>();
        List<String> once = new CopyOnWriteArrayList<>();
        MemoryIdempotentRepository changes = new MemoryIdempotentRepository();
        webhook.context()
                .addRoutes(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("signnow:document/events?startFrom=beginning&delay=50&initialDelay=0&eventTypes="
                                                + TERMINAL)
                                        .process(e -> polled.add(key(e.getMessage())))
                                        .to("direct:change");
                                from("direct:change")
                                        .idempotentConsumer(
                                                header(EsignConstants.CHANGE_KEY), changes)
                                        .process(e -> once.add(key(e.getMessage())));
                            }

                            private String key(org.apache.camel.Message message) {
                                return message.getHeader(EsignConstants.CHANGE_KEY, String.class);
                            }
                        });
        webhook.start(
                SECRET + "&eventTypes=" + TERMINAL,
                exchange ->
                        exchange.getContext()
                                .createProducerTemplate()
                                .send("direct:change", exchange));

        List<String> documents = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            documents.add(signed());
        }

        awaitTaken(10);
        await().untilAsserted(() -> assertThat(polled).hasSize(10));
        assertThat(keys(webhook.delivered())).isEqualTo(Set.copyOf(polled)).hasSize(10);
        assertThat(once).hasSize(10).doesNotHaveDuplicates();
        assertThat(once.stream().map(key -> key.split(":")[2]))
                .containsExactlyInAnyOrderElementsOf(documents);
    }

    @Test
    void aDeclinedDocumentHasOneKeyToo() throws Exception {
        webhook.start(SECRET + "&eventTypes=" + TERMINAL);
        try (SignNowPolledRoute polling =
                new SignNowPolledRoute(sandbox, "startFrom=beginning&eventTypes=" + TERMINAL)) {
            String document = invitedByRole();
            signNow.decline(document, "ada@acme.test", "too dear");

            awaitTaken(1);
            assertThat(webhook.delivered().get(0).type()).isEqualTo("declined");
            SignNowPolledRoute.Delivery polled = polling.poll().get(0);
            assertThat(webhook.delivered().get(0).changeKey())
                    .endsWith(":%s:declined:%d".formatted(document, polled.at().getEpochSecond()));
            assertThat(polled.type()).isEqualTo("declined");
        }
    }

    /** A field invite, since a free-form one that is declined has no event of its own. */
    private String invitedByRole() {
        var template = webhook.context().createProducerTemplate();
        String document = signNow.addDocument(SignNow.DEMO_USER, "contract.pdf");
        template.requestBodyAndHeader(
                "signnow:document/update",
                "{\"fields\":[{\"type\":\"signature\",\"role\":\"Client\",\"required\":true,\"page_number\":0,\"x\":10,\"y\":10,\"width\":100,\"height\":30}]}",
                SignNowConstants.DOCUMENT_ID,
                document);
        template.requestBodyAndHeader(
                "signnow:document/invite",
                "{\"from\":\"desk@acme.test\",\"to\":[{\"email\":\"ada@acme.test\",\"role\":\"Client\",\"role_id\":\"\",\"order\":1}]}",
                SignNowConstants.DOCUMENT_ID,
                document);
        return document;
    }

    @Test
    void whatTheRouteFailsOnComesAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        webhook.start(
                SECRET + "&eventTypes=completed",
                exchange -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("the archive is down");
                    }
                });

        signed();

        awaitTaken(1);
        assertThat(tries).hasValue(3);
    }

    @Test
    void duplicatesAreDeliveredOnce() throws Exception {
        sandbox.webhooks().setDuplicated(true);
        webhook.start(SECRET + "&eventTypes=signed,completed");

        List<String> documents = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            documents.add(signed());
        }
        String last = signed();

        await().until(
                        () ->
                                webhook.delivered().stream()
                                        .anyMatch(
                                                t ->
                                                        t.type().equals("completed")
                                                                && last.equals(
                                                                        t.headers()
                                                                                .get(
                                                                                        SignNowConstants
                                                                                                .DOCUMENT_ID))));
        // the last one's duplicate has arrived when SignNow has logged all its calls
        await().untilAsserted(() -> assertThat(callbacks()).isGreaterThanOrEqualTo(24));
        assertThat(webhook.delivered()).hasSize(12);
        assertThat(webhook.delivered()).extracting(DeliveredEvent::id).doesNotHaveDuplicates();
    }

    private int callbacks() {
        return ((List<?>)
                        webhook.context()
                                .createProducerTemplate()
                                .requestBodyAndHeader(
                                        "signnow:v2/event-subscription/list-all-callbacks",
                                        null,
                                        SignNowConstants.QUERY,
                                        java.util.Map.of("per_page", 100),
                                        java.util.Map.class)
                                .get("data"))
                .size();
    }

    @Test
    void wrongOrderLosesNothing() throws Exception {
        sandbox.webhooks().setReordered(true);
        sandbox.webhooks().setDuplicated(true);
        webhook.start(SECRET + "&eventTypes=sent,signed,completed");

        for (int i = 0; i < 5; i++) {
            signed();
        }

        awaitTaken(15);
        assertThat(webhook.delivered()).extracting(DeliveredEvent::id).doesNotHaveDuplicates();
        assertThat(webhook.delivered())
                .filteredOn(taken -> taken.type().equals("completed"))
                .extracting(DeliveredEvent::changeKey)
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    @Test
    void theDeclineOfAFreeFormInviteIsOfOneKeyByPollAndByWebhook() throws Exception {
        webhook.start(SECRET + "&eventTypes=declined");
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(sandbox, "startFrom=beginning&eventTypes=declined")) {
            String document =
                    sandbox.signNow().addLargeDocument(SignNow.DEMO_USER, "contract.pdf", 10);
            sandbox.signNow().invite(document, "ada@acme.test");
            sandbox.signNow().decline(document, "ada@acme.test", "too dear");

            awaitTaken(1);
            assertThat(webhook.delivered())
                    .extracting(DeliveredEvent::changeKey)
                    .containsExactlyElementsOf(
                            polled.poll().stream()
                                    .map(SignNowPolledRoute.Delivery::changeKey)
                                    .toList());
        }
    }

    @Test
    void callsWithAnotherSecretAreNotTaken() throws Exception {
        webhook.start(SECRET + "&eventTypes=completed");
        try (SignNowWebhookRoute other = new SignNowWebhookRoute()) {
            SignNowPolledRoute.configure(other.context(), sandbox);
            other.withExternalUrl(webhook.url())
                    .start("webhookSecret=another-secret&eventTypes=completed");
        }

        signed();

        await().untilAsserted(() -> assertThat(callbacks()).isPositive());
        assertThat(webhook.delivered()).isEmpty();
    }

    private static Set<String> keys(List<DeliveredEvent> events) {
        return events.stream().map(DeliveredEvent::changeKey).collect(Collectors.toSet());
    }
}

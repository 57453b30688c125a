// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.docusign.DocuSignAtSandbox;
import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.docusign.DocuSignConstants;
import io.github.camelesign.docusign.Leases;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.testing.route.DeliveredEvent;
import io.github.camelesign.testing.route.PolledRoute;
import io.github.camelesign.testing.route.WebhookRoute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connect from the configuration to the event, with real calls of the sandbox that it signs. */
class DocuSignWebhookSandboxTest {

    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX =
            new EsignSandboxExtension(sandbox -> sandbox.setClock(CLOCK));

    private static final String SECRET = "webhookSecret=" + WebhookRoute.SECRET;
    private static final String ENDS = "eventTypes=completed,declined,voided,expired";

    private final List<DocuSignWebhookRoute> webhooks = new ArrayList<>();
    private final DefaultCamelContext sender = new DefaultCamelContext();
    private EsignSandbox sandbox;
    private DocuSign docuSign;

    @BeforeEach
    void visit(EsignSandbox running) {
        sandbox = running;
        docuSign = running.docuSign();
        docuSign.addConnectKey("an older key");
        docuSign.addConnectKey(WebhookRoute.SECRET);
        sandbox.webhooks()
                .setRetries(Duration.ofMillis(30), Duration.ofMillis(30), Duration.ofMillis(30));
        DocuSignAtSandbox.configure(sender, sandbox.getDocuSignBaseUri());
        sender.start();
    }

    @AfterEach
    void leave() {
        webhooks.forEach(DocuSignWebhookRoute::close);
        sender.stop();
    }

    private DocuSignWebhookRoute webhook() throws Exception {
        DocuSignWebhookRoute webhook = new DocuSignWebhookRoute();
        webhooks.add(webhook);
        DocuSignAtSandbox.configure(webhook.context(), sandbox.getDocuSignBaseUri());
        return webhook;
    }

    private String send(String email) {
        return sender.createProducerTemplate()
                .requestBody(
                        "docusign:envelopes/create",
                        Leases.definition(List.of(Leases.signer(email))),
                        Map.class)
                .get("envelopeId")
                .toString();
    }

    private String signed() {
        String envelope = send("ada@acme.test");
        docuSign.sign(envelope, "ada@acme.test");
        return envelope;
    }

    private List<?> configurations() {
        return (List<?>)
                sender.createProducerTemplate()
                        .requestBody("docusign:connect-configurations/list", null, Map.class)
                        .get("configurations");
    }

    private static List<String> types(DocuSignWebhookRoute webhook) {
        return webhook.delivered().stream().map(DeliveredEvent::type).toList();
    }

    @Test
    void theLifeOfAnEnvelopeComesInJson() throws Exception {
        DocuSignWebhookRoute webhook = webhook();
        webhook.start(SECRET);

        String envelope = signed();

        await().untilAsserted(
                        () ->
                                assertThat(types(webhook))
                                        .contains("sent", "viewed", "signed", "completed"));
        assertThat(webhook.delivered())
                .allSatisfy(
                        taken ->
                                assertThat(taken.headers())
                                        .containsEntry(DocuSignConstants.ENVELOPE_ID, envelope));
    }

    @Test
    void theLifeOfAnEnvelopeComesInXml() throws Exception {
        DocuSignWebhookRoute webhook = webhook();
        webhook.context()
                .getComponent("docusign", DocuSignComponent.class)
                .getConfiguration()
                .setApiVersion("v2");
        webhook.start(SECRET);

        String envelope = signed();

        await().untilAsserted(() -> assertThat(types(webhook)).contains("sent", "completed"));
        assertThat(webhook.delivered())
                .allSatisfy(
                        taken ->
                                assertThat(taken.headers())
                                        .containsEntry(DocuSignConstants.ENVELOPE_ID, envelope));
    }

    @Test
    void pollAndWebhookGiveAnEndOneKey() throws Exception {
        DocuSignWebhookRoute webhook = webhook();
        webhook.start(SECRET + "&" + ENDS);
        PolledRoute polled =
                new PolledRoute(sender, "docusign:envelopes/events?startFrom=beginning&" + ENDS);

        signed();
        CLOCK.advance(Duration.ofSeconds(7));
        docuSign.decline(send("bob@acme.test"), "bob@acme.test", "too dear");
        sender.createProducerTemplate()
                .requestBodyAndHeader(
                        "docusign:envelopes/void",
                        "Wrong flat",
                        DocuSignConstants.ENVELOPE_ID,
                        send("eve@acme.test"));

        await().untilAsserted(() -> assertThat(webhook.delivered()).hasSize(3));
        assertThat(polled.poll())
                .extracting(event -> event.headers().get("CamelEsignChangeKey"))
                .hasSize(3)
                .containsExactlyInAnyOrderElementsOf(
                        webhook.delivered().stream()
                                .<Object>map(DeliveredEvent::changeKey)
                                .toList());
    }

    @Test
    void whatTheRouteFailsOnComesAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        DocuSignWebhookRoute webhook = webhook();
        webhook.start(
                SECRET + "&" + ENDS,
                exchange -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("the archive is down");
                    }
                });

        signed();

        await().untilAsserted(() -> assertThat(types(webhook)).containsExactly("completed"));
        assertThat(tries).hasValue(3);
    }

    @Test
    void duplicatesAndWrongOrderDeliverEachEventOnce() throws Exception {
        sandbox.webhooks().setDuplicated(true);
        sandbox.webhooks().setReordered(true);
        DocuSignWebhookRoute webhook = webhook();
        webhook.start(SECRET + "&eventTypes=signed,completed");

        for (int i = 0; i < 5; i++) {
            signed();
        }

        await().untilAsserted(() -> assertThat(webhook.delivered()).hasSize(10));
        assertThat(webhook.delivered()).extracting(DeliveredEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void callsThatAreSignedWithOtherKeysAreNotTaken() throws Exception {
        DocuSignWebhookRoute webhook = webhook();
        webhook.start("webhookSecret=a-key-of-nobody&" + ENDS);

        signed();

        await().untilAsserted(
                        () ->
                                assertThat(
                                                sender.createProducerTemplate()
                                                        .requestBody(
                                                                "docusign:connect-events/list-failures",
                                                                null,
                                                                Map.class)
                                                        .get("failures"))
                                        .asInstanceOf(
                                                org.assertj.core.api.InstanceOfAssertFactories.LIST)
                                        .isNotEmpty());
        assertThat(webhook.delivered()).isEmpty();
    }

    @Test
    void threeNodesThatStartTogetherLeaveOneConfiguration() throws Exception {
        DocuSignWebhookRoute first = webhook();
        List<DocuSignWebhookRoute> nodes = List.of(first, webhook(), webhook());
        for (DocuSignWebhookRoute node : nodes) {
            node.withExternalUrl(first.url());
        }
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
        try {
            List<Callable<Object>> starts = new ArrayList<>();
            nodes.forEach(node -> starts.add(() -> node.start(SECRET + "&" + ENDS)));
            for (Future<Object> started : threads.invokeAll(starts)) {
                started.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(configurations()).hasSize(1);
        signed();
        await().untilAsserted(() -> assertThat(types(first)).containsExactly("completed"));
    }

    @Test
    void anEnvelopeBringsItsOwnNotification() throws Exception {
        DocuSignWebhookRoute webhook = webhook();
        webhook.start(WebhookRoute.SIGNED + "&" + ENDS);

        Map<?, ?> made =
                sender.createProducerTemplate()
                        .requestBody(
                                "docusign:envelopes/create?eventNotificationUrl=" + webhook.url(),
                                Leases.definition(List.of(Leases.signer("ada@acme.test"))),
                                Map.class);
        docuSign.sign(made.get("envelopeId").toString(), "ada@acme.test");

        await().untilAsserted(() -> assertThat(types(webhook)).containsExactly("completed"));
        assertThat(configurations()).isEmpty();
    }
}

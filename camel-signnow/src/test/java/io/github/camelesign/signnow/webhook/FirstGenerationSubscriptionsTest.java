// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.spi.JsonView;
import io.github.camelesign.testing.route.DeliveredEvent;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** The seed's {@code /event_subscription}: not signed, and listed without the URL. */
class FirstGenerationSubscriptionsTest extends RegisteredWebhookRoutes {

    private static final String UNSIGNED =
            "subscriptionVersion=v1&webhookVerification=none&cursorRepository=#kept";
    private static final List<String> EVENTS =
            List.of(
                    "document.complete",
                    "document.create",
                    "document.delete",
                    "document.update",
                    "invite.create",
                    "invite.update");

    private final MemoryStateRepository kept = new MemoryStateRepository();

    @Override
    SignNowWebhookRoute webhook() throws Exception {
        SignNowWebhookRoute webhook = super.webhook();
        webhook.context().getRegistry().bind("kept", kept);
        return webhook;
    }

    private List<Object> events() {
        Map<?, ?> answer =
                owner.createProducerTemplate()
                        .requestBody("signnow:event-subscription/list", null, Map.class);
        return JsonView.objects(answer.get("subscriptions")).stream()
                .map(subscription -> subscription.get("event"))
                .toList();
    }

    private void subscribeElsewhere(String event) {
        owner.createProducerTemplate()
                .requestBody(
                        "signnow:event-subscription/create",
                        Map.of("event", event, "callback_url", "http://127.0.0.1:9/other"));
    }

    @Test
    void itsCallsAreTaken() throws Exception {
        SignNowWebhookRoute webhook = webhook().start(UNSIGNED);
        assertThat(events()).containsExactlyInAnyOrderElementsOf(EVENTS);

        String document = signNow.addDocument(SignNow.DEMO_USER, "contract.pdf");
        signNow.invite(document, "ada@acme.test");
        signNow.sign(document, "ada@acme.test");

        await().untilAsserted(
                        () ->
                                assertThat(webhook.delivered())
                                        .extracting(DeliveredEvent::type)
                                        .contains("created", "sent", "signed", "completed"));
        assertThat(webhook.delivered())
                .extracting(taken -> taken.headers().get("CamelEsignRawEventType"))
                .contains("document.create", "invite.create", "invite.update", "document.complete");
    }

    @Test
    void aRestartFindsItsOwnAmongOthers() throws Exception {
        subscribeElsewhere("document.create");
        SignNowWebhookRoute first = webhook().start(UNSIGNED);
        URI url = first.url();
        first.context().stop();
        assertThat(events()).hasSize(7);

        webhook().withExternalUrl(url).start(UNSIGNED);

        assertThat(events()).hasSize(7);
    }

    @Test
    void oneThatIsGoneIsMadeAgain() throws Exception {
        SignNowWebhookRoute first = webhook().start(UNSIGNED + "&eventTypes=completed");
        URI url = first.url();
        first.context().stop();
        String id = kept.getState("signnow/event_subscription/document.complete/" + url);
        owner.createProducerTemplate()
                .requestBodyAndHeader(
                        "signnow:event-subscription/delete",
                        null,
                        "CamelSignNowSubscriptionId",
                        id);
        assertThat(events()).isEmpty();

        webhook().withExternalUrl(url).start(UNSIGNED + "&eventTypes=completed");

        assertThat(events()).containsExactly("document.complete");
    }

    @Test
    void onRequestItsOwnAreEndedAndNoOthers() throws Exception {
        subscribeElsewhere("document.create");
        SignNowWebhookRoute webhook = webhook().start(UNSIGNED + "&webhookUnregister=true");
        URI url = webhook.url();
        assertThat(events()).hasSize(7);
        webhook.context().stop();
        assertThat(events()).containsExactly("document.create");

        webhook().withExternalUrl(url).start(UNSIGNED);
        assertThat(events()).hasSize(7);
    }

    @Test
    void thatItIsNotSignedHasToBeSaid() throws Exception {
        SignNowWebhookRoute webhook = webhook();

        assertThatThrownBy(
                        () ->
                                webhook.start(
                                        "subscriptionVersion=v1&webhookSecret="
                                                + SignNowWebhookRoute.SECRET))
                .hasStackTraceContaining("does not sign the calls of subscriptionVersion=v1")
                .hasStackTraceContaining("webhookVerification=none");
        assertThat(events()).isEmpty();
    }

    @Test
    void withoutAMemoryItCouldNotFindItsOwn() throws Exception {
        SignNowWebhookRoute webhook = webhook();

        assertThatThrownBy(() -> webhook.start("subscriptionVersion=v1&webhookVerification=none"))
                .hasStackTraceContaining("needs the option cursorRepository");
        assertThat(events()).isEmpty();
    }

    @Test
    void withoutRegistrationNoMemoryIsNeeded() throws Exception {
        SignNowWebhookRoute webhook =
                webhook()
                        .start(
                                "subscriptionVersion=v1&webhookVerification=none&webhookAutoRegister=false");

        assertThat(webhook.call("GET").statusCode()).isEqualTo(200);
        assertThat(events()).isEmpty();
    }
}

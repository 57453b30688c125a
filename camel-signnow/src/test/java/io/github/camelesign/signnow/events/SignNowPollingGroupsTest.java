// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.events.GroupedContracts.Sent;
import io.github.camelesign.signnow.events.SignNowPolledRoute.Delivery;
import io.github.camelesign.signnow.webhook.SignNowWebhookRoute;
import io.github.camelesign.testing.route.DeliveredEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Polling follows document groups and their invites, and costs nothing where there are none. */
class SignNowPollingGroupsTest {

    private static final MutableClock CLOCK = new MutableClock();
    private static final String FROM_BEGINNING = "startFrom=beginning";
    private static final String OUTCOMES = "&eventTypes=completed,declined,voided,expired";

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX =
            new EsignSandboxExtension(sandbox -> sandbox.setClock(CLOCK));

    private EsignSandbox sandbox;
    private SignNow signNow;
    private GroupedContracts contracts;

    @BeforeEach
    void visit(EsignSandbox running) throws Exception {
        sandbox = running;
        signNow = running.signNow();
        contracts = new GroupedContracts(sandbox);
    }

    @AfterEach
    void leave() {
        contracts.close();
    }

    private void later() {
        CLOCK.advance(Duration.ofMinutes(1));
    }

    private static List<Delivery> ofGroups(List<Delivery> events) {
        return events.stream().filter(event -> event.group() != null).toList();
    }

    @Test
    void theLifeOfAGroupIsDelivered() throws Exception {
        try (SignNowPolledRoute polled = new SignNowPolledRoute(sandbox, FROM_BEGINNING)) {
            Sent sent = contracts.group();
            assertThat(ofGroups(polled.poll()))
                    .extracting(Delivery::type)
                    .containsExactly("created");

            later();
            sent = contracts.send(sent, "");
            assertThat(ofGroups(polled.poll()))
                    .extracting(Delivery::type, Delivery::recipient, Delivery::document)
                    .containsExactly(tuple("sent", "ada@acme.test", sent.first()));

            later();
            signNow.sign(sent.first(), "ada@acme.test");
            assertThat(ofGroups(polled.poll()))
                    .extracting(Delivery::type, Delivery::recipient, Delivery::document)
                    .containsExactly(
                            tuple("signed", "ada@acme.test", sent.first()),
                            tuple("sent", "bob@acme.test", sent.second()));

            later();
            signNow.sign(sent.second(), "bob@acme.test");
            Instant signed = CLOCK.instant();
            assertThat(ofGroups(polled.poll()))
                    .extracting(Delivery::type, Delivery::group)
                    .containsExactly(
                            tuple("signed", sent.group()), tuple("completed", sent.group()));

            later();
            contracts.rename(sent, "Old lease");
            List<Delivery> renamed = polled.poll();
            assertThat(renamed).extracting(Delivery::type).containsExactly("updated");
            assertThat(renamed.get(0).at()).isAfter(signed);
            assertThat(polled.poll()).isEmpty();
            assertThat(polled.failures()).isEmpty();
        }
    }

    @Test
    void howAnInviteEndsIsDelivered() throws Exception {
        Sent declined = contracts.send();
        Sent cancelled = contracts.send();
        Sent expired = contracts.send(contracts.group(), ", \"expiration_days\": 3");
        later();
        signNow.decline(declined.first(), "ada@acme.test", "too dear");
        contracts.cancel(cancelled);
        later();
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(sandbox, FROM_BEGINNING + OUTCOMES)) {
            assertThat(ofGroups(polled.poll()))
                    .extracting(Delivery::group, Delivery::type, Delivery::recipient)
                    .containsExactlyInAnyOrder(
                            tuple(declined.group(), "declined", "ada@acme.test"),
                            tuple(cancelled.group(), "voided", null));

            CLOCK.advance(Duration.ofDays(4));
            sandbox.signNow().document(expired.first());
            assertThat(ofGroups(polled.poll()))
                    .extracting(Delivery::group, Delivery::type, Delivery::recipient)
                    .containsExactly(tuple(expired.group(), "expired", "ada@acme.test"));
        }
    }

    @Test
    void whereThereAreNoGroupsTheyAreNotListed() throws Exception {
        signNow.addLargeDocument(SignNow.DEMO_USER, "contract.pdf", 10);
        try (SignNowPolledRoute polled = new SignNowPolledRoute(sandbox, FROM_BEGINNING)) {
            polled.poll();
            for (int poll = 0; poll < 3; poll++) {
                signNow.addLargeDocument(SignNow.DEMO_USER, "contract.pdf", 10);
                later();
                assertThat(callsOf(polled)).as("the documents, and no more").isEqualTo(2);
            }

            // the first group is found by one of its documents
            Sent sent = contracts.send();
            assertThat(ofGroups(polled.poll()))
                    .extracting(Delivery::type, Delivery::group)
                    .contains(tuple("sent", sent.group()));
        }
    }

    /** No document shows that it has become part of a group. */
    @Test
    void aFirstGroupOfOldDocumentsIsFoundWithinTheHour() throws Exception {
        List<String> documents = oldDocuments();
        try (SignNowPolledRoute polled = new SignNowPolledRoute(sandbox, "startFrom=now")) {
            polled.poll();
            CLOCK.advance(Duration.ofMinutes(30));
            polled.poll();
            Sent sent = contracts.group(documents);
            Instant made = CLOCK.instant();
            moveOn(polled);

            CLOCK.advance(Duration.ofMinutes(20));
            assertThat(ofGroups(polled.poll()))
                    .extracting(Delivery::type, Delivery::group, Delivery::at)
                    .containsExactly(
                            tuple("created", sent.group(), made.truncatedTo(ChronoUnit.SECONDS)));
            assertThat(polled.poll()).isEmpty();

            later();
            contracts.group(contracts.documents());
            assertThat(ofGroups(polled.poll()))
                    .as("from now on each is found at once")
                    .extracting(Delivery::type)
                    .containsExactly("created");
        }
    }

    /** Some that no poll lists any more. */
    private List<String> oldDocuments() {
        List<String> documents = contracts.documents();
        CLOCK.advance(Duration.ofDays(1));
        signNow.addLargeDocument(SignNow.DEMO_USER, "contract.pdf", 10);
        CLOCK.advance(Duration.ofHours(1));
        return documents;
    }

    /** The position is that of another document, which is in no group. */
    private void moveOn(SignNowPolledRoute polled) {
        for (int i = 0; i < 2; i++) {
            CLOCK.advance(Duration.ofMinutes(10));
            signNow.addLargeDocument(SignNow.DEMO_USER, "contract.pdf", 10);
            assertThat(polled.poll()).hasSize(1).allMatch(event -> event.group() == null);
        }
    }

    @Test
    void ofAFirstGroupThatIsFoundByItsInviteNothingIsMissing() throws Exception {
        List<String> documents = oldDocuments();
        try (SignNowPolledRoute polled = new SignNowPolledRoute(sandbox, "startFrom=now")) {
            polled.poll();
            later();
            Sent sent = contracts.group(documents);
            moveOn(polled);

            contracts.send(sent, "");
            assertThat(ofGroups(polled.poll()))
                    .extracting(Delivery::type)
                    .containsExactly("created", "sent");
            assertThat(polled.poll()).isEmpty();
        }
    }

    @Test
    void aFolderOfItsOwnIsFollowedWithoutGroups() throws Exception {
        contracts.send();
        String folder = signNow.documentsFolderId(SignNow.DEMO_USER);
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(sandbox, FROM_BEGINNING + "&folderId=" + folder)) {
            assertThat(ofGroups(polled.poll())).isEmpty();
            assertThat(callsOf(polled)).isEqualTo(2);
        }
    }

    @Test
    void groupsCostCallsForWhatChangedAndNotForWhatIsOpen() throws Exception {
        Sent changing = null;
        for (int i = 0; i < 120; i++) {
            changing = contracts.send();
        }
        CLOCK.advance(Duration.ofDays(1));
        try (SignNowPolledRoute polled = new SignNowPolledRoute(sandbox, "startFrom=now")) {
            polled.poll();
            assertThat(callsOf(polled)).as("all is quiet").isEqualTo(2);

            signNow.sign(changing.first(), "ada@acme.test");
            CLOCK.advance(Duration.ofSeconds(6));
            assertThat(callsOf(polled)).as("one has changed").isEqualTo(4);
            assertThat(callsOf(polled)).as("it is within sight still").isEqualTo(3);

            CLOCK.advance(Duration.ofHours(1));
            polled.poll();
            assertThat(callsOf(polled)).as("all is quiet again").isEqualTo(3);
        }
    }

    private long callsOf(SignNowPolledRoute polled) {
        int before = sandbox.requests().all().size();
        polled.poll();
        return sandbox.requests().all().size() - before;
    }

    @Test
    void manyGroupsAreAllDeliveredThoughEachPollIsShort() throws Exception {
        Set<String> groups = new HashSet<>();
        Sent first = contracts.group();
        for (int i = 0; i < 110; i++) {
            groups.add(contracts.group().group());
        }
        CLOCK.advance(Duration.ofHours(1));
        contracts.delete(contracts.group());
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(
                        sandbox, FROM_BEGINNING + "&maxMessagesPerPoll=50&eventTypes=created")) {
            Set<String> delivered = new HashSet<>();
            for (int poll = 0; poll < 10; poll++) {
                later();
                contracts.rename(first, "again " + poll);
                polled.poll().forEach(event -> delivered.add(event.group()));
            }
            assertThat(delivered).containsAll(groups).contains(first.group());
        }
    }

    @Test
    void pollAndWebhookGiveTheOutcomeOfAGroupOneKey() throws Exception {
        try (SignNowWebhookRoute hooked = new SignNowWebhookRoute();
                SignNowPolledRoute polled =
                        new SignNowPolledRoute(sandbox, FROM_BEGINNING + OUTCOMES)) {
            SignNowPolledRoute.configure(hooked.context(), sandbox);
            hooked.start("webhookSecret=" + SignNowWebhookRoute.SECRET + OUTCOMES);
            Sent completed = contracts.send();
            Sent cancelled = contracts.send();
            later();
            signNow.sign(completed.first(), "ada@acme.test");
            later();
            signNow.sign(completed.second(), "bob@acme.test");
            contracts.cancel(cancelled);
            List<String> polledKeys =
                    ofGroups(polled.poll()).stream().map(Delivery::changeKey).toList();

            assertThat(polledKeys)
                    .hasSize(2)
                    .anySatisfy(key -> assertThat(key).contains(completed.group() + ":completed:"))
                    .anySatisfy(key -> assertThat(key).contains(cancelled.group() + ":voided:"));
            await().untilAsserted(
                            () ->
                                    assertThat(hooked.delivered())
                                            .extracting(DeliveredEvent::changeKey)
                                            .containsAll(polledKeys));
        }
    }

    @Test
    void aRestartGoesOnWhereItWas(@TempDir Path directory) throws Exception {
        Sent sent = contracts.send();
        Path file = directory.resolve("cursors");
        Set<String> ids = new HashSet<>();
        for (String signer : List.of("nobody", "ada@acme.test", "bob@acme.test")) {
            if (signer.startsWith("ada")) {
                signNow.sign(sent.first(), signer);
            } else if (signer.startsWith("bob")) {
                signNow.sign(sent.second(), signer);
            }
            Map<String, Object> beans =
                    Map.of("cursors", FileStateRepository.fileStateRepository(file.toFile()));
            String options = FROM_BEGINNING + "&cursorRepository=#cursors";
            try (SignNowPolledRoute polled =
                    new SignNowPolledRoute(sandbox, options, beans, exchange -> {})) {
                // all within one second
                List<Delivery> events = polled.poll();
                assertThat(polled.failures()).as(signer).isEmpty();
                assertThat(ofGroups(events))
                        .as("%s, of %s", signer, events)
                        .isNotEmpty()
                        .allSatisfy(event -> assertThat(ids.add(event.id())).isTrue());
            }
        }
    }

    @Test
    void whereGroupsAreRefusedDocumentsAreFollowedAllTheSame() throws Exception {
        sandbox.faults().add(Fault.status(403).on("GET", "/user/documentgroups"));
        String document = signNow.addLargeDocument(SignNow.DEMO_USER, "contract.pdf", 10);
        try (SignNowPolledRoute polled = new SignNowPolledRoute(sandbox, FROM_BEGINNING)) {
            assertThat(polled.poll()).extracting(Delivery::document).containsExactly(document);
            assertThat(polled.failures()).isEmpty();
            assertThat(callsOf(polled)).as("it is not asked again").isEqualTo(2);
        }
    }

    @Test
    void aListThatFailsIsAskedAgain() throws Exception {
        Sent sent = contracts.send();
        try (SignNowPolledRoute polled = new SignNowPolledRoute(sandbox, FROM_BEGINNING)) {
            sandbox.faults().add(Fault.status(503).on("GET", "/user/documentgroups").times(1));
            assertThat(polled.poll()).isNotEmpty().allMatch(event -> event.group() == null);
            assertThat(ofGroups(polled.poll())).extracting(Delivery::group).contains(sent.group());
        }
    }
}

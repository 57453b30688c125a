// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.events.SignNowPolledRoute.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where polling starts, also when the provider's clock is not ours. */
class SignNowPollingStartTest {

    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX =
            new EsignSandboxExtension(sandbox -> sandbox.setClock(CLOCK));

    private SignNow signNow;

    @BeforeEach
    void setTheClock() {
        CLOCK.set(Instant.now());
        signNow = SANDBOX.sandbox().signNow();
    }

    @Test
    void nowTakesWhatIsThereAsKnownAndDeliversWhatFollowsInTheSameSecond() throws Exception {
        String known = upload();
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(SANDBOX.sandbox(), "startFrom=now")) {
            assertThat(polled.poll()).isEmpty();

            signNow.invite(known, "ada@acme.test");
            String fresh = upload();

            assertThat(polled.poll())
                    .extracting(Delivery::document, Delivery::type)
                    .containsExactlyInAnyOrder(tuple(known, "sent"), tuple(fresh, "created"));
        }
    }

    @Test
    void nowDoesNotTellTheOldStoryOfADocumentThatChanges() throws Exception {
        String document = upload();
        signNow.invite(document, "ada@acme.test");
        CLOCK.advance(Duration.ofDays(30));
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(SANDBOX.sandbox(), "startFrom=now")) {
            polled.poll();
            signNow.sign(document, "ada@acme.test");

            assertThat(polled.pollTypes()).containsExactly("signed", "completed");
        }
    }

    @Test
    void beginningDeliversEverything() throws Exception {
        String document = upload();
        CLOCK.advance(Duration.ofDays(30));
        signNow.invite(document, "ada@acme.test");
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(SANDBOX.sandbox(), "startFrom=beginning")) {
            assertThat(polled.pollTypes()).containsExactly("created", "sent");
        }
    }

    @Test
    void anInstantDeliversWhatHappenedThenAndLater() throws Exception {
        upload();
        CLOCK.advance(Duration.ofSeconds(1));
        String from = CLOCK.instant().toString();
        String second = upload();
        CLOCK.advance(Duration.ofHours(1));
        String third = upload();
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(SANDBOX.sandbox(), "startFrom=" + from)) {
            assertThat(polled.poll()).extracting(Delivery::document).containsExactly(second, third);
        }
    }

    @ParameterizedTest(name = "the provider is {0} hours ahead")
    @ValueSource(ints = {1, -1, 24 * 400})
    void nowIsTheProvidersNow(int hours) throws Exception {
        CLOCK.advance(Duration.ofHours(hours));
        upload();
        CLOCK.advance(Duration.ofSeconds(1));
        try (SignNowPolledRoute polled =
                new SignNowPolledRoute(SANDBOX.sandbox(), "startFrom=now")) {
            assertThat(polled.poll()).as("what was there").isEmpty();

            String same = upload();
            CLOCK.advance(Duration.ofSeconds(1));
            String later = upload();

            assertThat(polled.poll()).extracting(Delivery::document).containsExactly(same, later);
            CLOCK.advance(Duration.ofHours(5));
            List<String> next = List.of(upload());
            assertThat(polled.poll()).extracting(Delivery::document).isEqualTo(next);
            assertThat(polled.poll()).isEmpty();
        }
    }

    @Test
    void aStartThatCannotBeReadStopsTheRoute() {
        assertThatThrownBy(() -> new SignNowPolledRoute(SANDBOX.sandbox(), "startFrom=yesterday"))
                .hasStackTraceContaining(
                        "startFrom must be now, beginning or an instant such as 2026-01-31T00:00:00Z, but is 'yesterday'");
    }

    private String upload() {
        return signNow.addLargeDocument(SignNow.DEMO_USER, "contract.pdf", 10);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.spi.EsignEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is remembered of a group, and when it is read. */
class GroupStateTest {

    private static final Instant CHANGED = Instant.ofEpochSecond(1_700_000_500);
    private static final Instant SAME_SECOND = CHANGED.plusMillis(700);
    private static final Instant LATER = CHANGED.plusSeconds(60);

    private static FoundGroup found(Instant listed, Instant noted, String status) {
        return new FoundGroup(
                "u",
                LATER,
                null,
                listed == null ? null : new ListedGroup("g", listed, "i", status),
                noted == null ? null : new ListedGroup("g", noted, "i", status));
    }

    private static List<EsignEvent> events(FoundGroup found, Instant signed) {
        Map<String, Object> invite =
                Map.of("id", "x", "status", "fulfilled", "updated", signed.getEpochSecond());
        Map<String, Object> document = Map.of("id", "d", "field_invites", List.of(invite));
        return GroupEvents.of(
                found.group(), Map.of("documents", List.of(document)), "u", true, Instant.EPOCH);
    }

    private static GroupState kept(GroupState state) {
        return GroupState.parse(state.toString());
    }

    private static boolean isNews(FoundGroup found, GroupState known) {
        return kept(known).isBehind(kept(GroupState.listed(found)));
    }

    @Test
    void whatWasReadIsNewsOnceMoreIfItHadJustChanged() {
        FoundGroup found = found(CHANGED, null, "pending");
        List<EsignEvent> events = events(found, CHANGED);

        GroupState first = GroupState.read(found, SAME_SECOND, events);
        assertThat(isNews(found, first)).isTrue();
        assertThat(kept(first).fresh(events)).isEmpty();

        GroupState second = kept(first).then("g", GroupState.read(found, LATER, events));
        assertThat(isNews(found, second)).isFalse();
        assertThat(kept(second).fresh(events)).isEmpty();
    }

    @Test
    void aChangeOfItsDocumentOrItsInviteIsNewsAndAnOlderListIsNot() {
        FoundGroup found = found(CHANGED, CHANGED, "pending");
        GroupState known = GroupState.read(found, LATER, List.of());

        assertThat(isNews(found, known)).isFalse();
        assertThat(isNews(found(CHANGED, null, "pending"), known)).isFalse();
        assertThat(isNews(found(CHANGED, null, "fulfilled"), known)).isTrue();
        assertThat(isNews(found(null, LATER, "pending"), known)).isTrue();
        assertThat(isNews(found(CHANGED.minusSeconds(9), null, "pending"), known)).isFalse();
    }

    @Test
    void whatWasThereWhenPollingBeganIsNotDelivered() {
        FoundGroup before = found(CHANGED, null, "fulfilled");
        GroupState baseline = kept(GroupState.baseline(before));
        assertThat(isNews(before, baseline)).isFalse();

        FoundGroup renamed = found(LATER.plusSeconds(9), null, "fulfilled");
        assertThat(isNews(renamed, baseline)).isTrue();
        assertThat(baseline.fresh(events(renamed, CHANGED)))
                .extracting(event -> event.type().toString())
                .containsExactly("updated");
    }

    @Test
    void whatChangesWhilePollingBeginsIsReadByTheNextPoll() {
        FoundGroup meanwhile = found(LATER.plusSeconds(1), null, "fulfilled");
        GroupState baseline = kept(GroupState.baseline(meanwhile));

        assertThat(isNews(meanwhile, baseline)).isTrue();
        assertThat(baseline.fresh(events(meanwhile, LATER.plusSeconds(1))))
                .extracting(event -> event.type().toString())
                .containsExactly("signed", "completed");
    }

    @Test
    void itIsForgottenOnceNothingOfItCanBeMetAgain() {
        FoundGroup found = found(CHANGED, null, "pending");
        // what was read is newer than the list
        GroupState open = kept(GroupState.read(found, LATER, events(found, LATER)));
        assertThat(open.isUseless(LATER)).isFalse();
        assertThat(open.isUseless(LATER.plusSeconds(1))).isTrue();

        FoundGroup ended = found(CHANGED, null, "fulfilled");
        GroupState over = kept(GroupState.read(ended, LATER, events(ended, LATER)));
        assertThat(over.isUseless(LATER.plus(Duration.ofDays(300)))).isFalse();
        assertThat(over.isUseless(LATER.plus(Duration.ofDays(400)))).isTrue();
    }
}

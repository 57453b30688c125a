// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EventTypeTest {

    @Test
    void anEmptyListMeansAll() {
        assertThat(EventType.parse(null)).containsExactlyInAnyOrder(EventType.values());
        assertThat(EventType.parse(" ")).containsExactlyInAnyOrder(EventType.values());
    }

    @Test
    void aListNamesTypes() {
        assertThat(EventType.parse("completed, DECLINED"))
                .containsExactlyInAnyOrder(EventType.COMPLETED, EventType.DECLINED);
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventType.parse("completed,finished"))
                .withMessageStartingWith("eventTypes names 'finished', which is none of [created,");
    }

    @Test
    void terminalIsWhatNobodySignsAfter() {
        assertThat(EventType.values())
                .filteredOn(EventType::isTerminal)
                .extracting(EventType::toString)
                .containsExactly("completed", "declined", "voided", "expired");
    }
}

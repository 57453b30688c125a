// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EventType;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EsignEventTest {

    @Test
    void anIdIsMadeOfAllPartsAndTheirBorders() {
        assertThat(EsignEvent.idOf("a", "bc")).isEqualTo(EsignEvent.idOf("a", "bc")).hasSize(32);
        assertThat(EsignEvent.idOf("a", "bc")).isNotEqualTo(EsignEvent.idOf("ab", "c"));
        assertThat(EsignEvent.idOf("a", null)).isNotEqualTo(EsignEvent.idOf("a"));
    }

    @Test
    void aChangeKeyIsTheSameHoweverTheTimeWasWritten() {
        Instant second = Instant.parse("2026-01-31T10:00:00Z");

        assertThat(event(EventType.COMPLETED, second.plusMillis(700)).changeKey("signnow"))
                .isEqualTo(event(EventType.COMPLETED, second).changeKey("signnow"))
                .isEqualTo("signnow:acme:contract:completed:1769853600");
        assertThat(event(EventType.SIGNED, second).changeKey("signnow")).isNull();
    }

    private static EsignEvent event(EventType type, Instant at) {
        return new EsignEvent(
                "id", type, "raw", "acme", "contract", null, null, at, Map.of(), Map.of());
    }
}

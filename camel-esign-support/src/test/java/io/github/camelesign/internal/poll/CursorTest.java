// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import static io.github.camelesign.internal.poll.Events.event;
import static io.github.camelesign.internal.poll.Events.second;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void aPositionIsTheSecondThatItFallsInto() {
        Cursor cursor = new Cursor(second(1.7), Map.of());
        assertThat(cursor.position()).isEqualTo(second(1));
        cursor.advance(second(5.9));
        assertThat(cursor.position()).isEqualTo(second(5));
    }

    @Test
    void aPositionNeverGoesBack() {
        Cursor cursor = new Cursor(second(10), Map.of());
        cursor.advance(second(3));
        assertThat(cursor.position()).isEqualTo(second(10));
    }

    @Test
    void ofManyIdsOnlyThoseAreForgottenThatNoPollCanMeet() {
        Cursor cursor = new Cursor(second(0), Map.of());
        for (int i = 0; i < 6_000; i++) {
            cursor.deliver(event("old" + i, "envelope", second(1)));
            cursor.deliver(event("new" + i, "envelope", second(10)));
        }
        cursor.advance(second(10));
        assertThat(cursor.delivered())
                .hasSize(6_000)
                .containsKey("new0")
                .containsKey("new5999")
                .doesNotContainKey("old5999");
    }

    @Test
    void aFewIdsAreAllKept() {
        Cursor cursor = new Cursor(second(0), Map.of());
        cursor.deliver(event("old", "envelope", second(1)));
        cursor.advance(second(1_000_000));
        assertThat(cursor.isDelivered(event("old", "envelope", second(1_000_001)))).isTrue();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecordsTest {
    private record Person(String name, int age, String phone) {}

    @Test
    void changesWhatIsNamedAndKeepsTheRest() {
        Person ada = new Person("Ada", 36, "1");
        assertThat(Records.with(ada, "age", 37, "phone", null))
                .isEqualTo(new Person("Ada", 37, null));
        assertThat(ada.age()).isEqualTo(36);
    }

    @Test
    void refusesNamesThatAreNone() {
        assertThatThrownBy(() -> Records.with(new Person("Ada", 36, "1"), "size", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("size");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTextTest {

    @Test
    void aCallersTextStaysOneShortLine() {
        assertThat(LogText.of("user.document.complete äß")).isEqualTo("user.document.complete äß");
        assertThat(LogText.of("a\r\nERROR b\u001b[2J\u2028\u202ec\u0085"))
                .isEqualTo("a__ERROR b_[2J__c_");
        assertThat(LogText.of("x".repeat(5000))).hasSize(103).endsWith("x...");
        assertThat(LogText.of(null)).isNull();
    }
}

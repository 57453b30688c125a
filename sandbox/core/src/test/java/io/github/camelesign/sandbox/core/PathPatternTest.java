// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.core.RequestLog.PathPattern;
import org.junit.jupiter.api.Test;

class PathPatternTest {
    @Test
    void pathPatternsMatchWholePaths() {
        assertThat(new PathPattern("/document/*").matches("/document/1")).isTrue();
        assertThat(new PathPattern("/document/*").matches("/document/1/invite")).isFalse();
        assertThat(new PathPattern("/document/**").matches("/document/1/invite")).isTrue();
        assertThat(new PathPattern("/a.b").matches("/aXb")).isFalse();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.springboot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.CamelJars;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

/** That the other tests here run on the Spring Boot and the Camel that they are said to run on. */
class BootLineTest {

    @Test
    void springBootAndCamelAreThose() {
        assertThat(SpringBootVersion.getVersion())
                .isEqualTo(System.getProperty("spring.boot.version"));
        assertThat(CamelJars.versionsOfTheLine())
                .containsKeys("camel-spring-boot", "camel-jackson", "camel-core-engine")
                .values()
                .containsOnly(System.getProperty("camel.version"));
    }
}

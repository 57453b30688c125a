// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.testing.CamelJars;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.core5.util.VersionInfo;
import org.junit.jupiter.api.Test;

/** That the other tests here run on the Camel that they are said to run on. */
class CamelLineTest {

    @Test
    void allOfCamelIsOfTheLine() {
        String version = System.getProperty("camel.version");

        assertThat(new DefaultCamelContext(false).getVersion()).isEqualTo(version);
        assertThat(CamelJars.versionsOfTheLine().values()).isNotEmpty().containsOnly(version);
    }

    @Test
    void itsHttpClientAndItsJacksonAreThose() {
        assertThat(
                        VersionInfo.loadVersionInfo(
                                        "org.apache.hc.client5", getClass().getClassLoader())
                                .getRelease())
                .isEqualTo(System.getProperty("httpclient.version"));
        assertThat(new ObjectMapper().version()).hasToString(System.getProperty("jackson.version"));
    }
}

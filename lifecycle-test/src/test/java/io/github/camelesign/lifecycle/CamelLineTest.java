// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.core5.util.VersionInfo;
import org.junit.jupiter.api.Test;

/** That the other tests here run on the Camel that they are said to run on. */
class CamelLineTest {

    private static final Pattern CAMEL_JAR =
            Pattern.compile("org/apache/camel/camel-[\\w-]+/([^/]+)/camel-[^/]+\\.jar");

    @Test
    void allOfCamelIsOfTheLine() {
        String version = System.getProperty("camel.version");

        assertThat(new DefaultCamelContext(false).getVersion()).isEqualTo(version);
        assertThat(camelJars()).containsExactly(version);
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

    private static Set<String> camelJars() {
        Set<String> versions = new TreeSet<>();
        Matcher jar =
                CAMEL_JAR.matcher(
                        System.getProperty("java.class.path").replace(File.separatorChar, '/'));
        while (jar.find()) {
            versions.add(jar.group(1));
        }
        return versions;
    }
}

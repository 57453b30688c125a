// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private final AllowedHosts hosts =
            new AllowedHosts(
                    List.of("docusign.net"), Arrays.asList("https://oauth.acme.test:8443/x", null));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://docusign.net",
                "https://na3.docusign.net",
                "https://NA3.DocuSign.net:443/restapi",
                "https://oauth.acme.test:8443/other"
            })
    void ofTheProviderOrTheConfiguration(String url) {
        assertThat(hosts.allows(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test",
                "https://docusign.net.evil.test",
                "https://evildocusign.net",
                "https://na1.docusign.net@evil.test/",
                "https://token@na1.docusign.net/",
                "https://na1.docusign.net:8443",
                "https://na1.docusign.net:80",
                "http://na1.docusign.net",
                "ftp://na1.docusign.net",
                "//na1.docusign.net",
                "https://na1.docusign.net\\@evil.test",
                "https://evil.test\\.docusign.net",
                "https://evil.test/.docusign.net",
                "https://evil.test?.docusign.net",
                "https://evil.test#.docusign.net",
                "https://na1.docusign.net.",
                "https://[::1]/",
                "https://127.0.0.1/",
                "https://169.254.169.254/latest",
                "https://2130706433/",
                "https://localhost/",
                "https://oauth.acme.test/x",
                "http://oauth.acme.test:8443/x",
                "https://oauth.acme.test:8444/x",
                "https:///x",
                "",
                "na1.docusign.net"
            })
    void noOther(String url) {
        assertThat(hosts.allows(url)).isFalse();
    }

    @Test
    void anotherPortOfThisMachineIfOneIsConfigured() {
        AllowedHosts local = new AllowedHosts(List.of(), List.of("http://localhost:8080"));

        assertThat(local.allows("http://127.0.0.1:9090/restapi")).isTrue();
        assertThat(local.allows("http://10.0.0.1:8080")).isFalse();
    }

    @Test
    void theRefusalNamesTheOption() {
        assertThatThrownBy(() -> hosts.require("https://evil.test"))
                .isInstanceOf(NotSentException.class)
                .hasMessageContaining("https://evil.test")
                .hasMessageContaining("Set baseUri");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Service DOCUSIGN = Service.read("docusign");
    private static final Service SIGNEASY = Service.read("signeasy");
    private static final Map<String, String> KEY =
            Map.of(
                    "ESIGN_LIVE_DOCUSIGN_CLIENT_ID",
                    "app",
                    "ESIGN_LIVE_DOCUSIGN_IMPERSONATED_USER_ID",
                    "user",
                    "ESIGN_LIVE_DOCUSIGN_PRIVATE_KEY",
                    "key",
                    "ESIGN_LIVE_SIGNEASY_CLIENT_ID",
                    "app",
                    "ESIGN_LIVE_SIGNEASY_CLIENT_SECRET",
                    "secret",
                    Settings.SIGNER,
                    "ada@acme.test");

    private static Settings with(String... namesAndValues) {
        Map<String, String> variables = new HashMap<>(KEY);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Settings(variables);
    }

    @Test
    void variablesAreOptionsOfTheComponent() {
        assertThat(with("ESIGN_LIVE_DOCUSIGN_ACCOUNT_ID", "a1").options(DOCUSIGN))
                .containsOnly(
                        Map.entry("environment", "sandbox"),
                        Map.entry("clientId", "app"),
                        Map.entry("impersonatedUserId", "user"),
                        Map.entry("privateKey", "key"),
                        Map.entry("accountId", "a1"));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(new Settings(Map.of()).obstacle(Service.read("yousign")))
                .hasValue("set ESIGN_LIVE_YOUSIGN_API_KEY");
        assertThat(with("ESIGN_LIVE_DOCUSIGN_PRIVATE_KEY", " ").obstacle(DOCUSIGN).orElseThrow())
                .startsWith("set ESIGN_LIVE_DOCUSIGN_PRIVATE_KEY; or ");
        assertThat(with(Settings.SIGNER, "ada").obstacle(DOCUSIGN).orElseThrow())
                .contains("ESIGN_LIVE_SIGNER_EMAIL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account.docusign.com",
                "www.docusign.net",
                "eu.docusign.net",
                "esign.acme.test"
            })
    void otherHostsThanThoseForTestsArePermittedByNameOnly(String host) {
        String uri = "https://%s/path".formatted(host);
        Settings settings = with("ESIGN_LIVE_DOCUSIGN_OAUTH_BASE_URI", uri);
        assertThat(settings.obstacle(DOCUSIGN).orElseThrow()).contains(host, Settings.PRODUCTION);
        assertThat(settings.mayCall(DOCUSIGN, host)).isFalse();

        Settings permitted =
                with(
                        "ESIGN_LIVE_DOCUSIGN_OAUTH_BASE_URI",
                        uri,
                        Settings.PRODUCTION,
                        "signnow, docusign");
        assertThat(permitted.obstacle(DOCUSIGN)).isEmpty();
        assertThat(permitted.mayCall(DOCUSIGN, host)).isTrue();
    }

    @Test
    void testHostsAndThisMachineMayBeCalled() {
        assertThat(with().obstacle(DOCUSIGN)).isEmpty();
        assertThat(with().mayCall(DOCUSIGN, "demo.docusign.net")).isTrue();
        assertThat(with().mayCall(DOCUSIGN, "127.0.0.1")).isTrue();
    }

    @Test
    void aServiceWithoutTestHostsIsPermittedByNameOnly() {
        assertThat(with().obstacle(SIGNEASY).orElseThrow())
                .contains("ESIGN_LIVE_PRODUCTION=signeasy");
        assertThat(with(Settings.PRODUCTION, "signeasy").obstacle(SIGNEASY)).isEmpty();
    }

    @Test
    void productionIsNotAnEnvironmentThatIsAskedForInPassing() {
        assertThat(with("ESIGN_LIVE_DOCUSIGN_ENVIRONMENT", "production").obstacle(DOCUSIGN))
                .isPresent();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.Script;
import io.github.camelesign.testing.fault.ServerAnswer;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A secret of a YAML route is what was configured, whatever letters it has. */
class SecretsTest extends CallTests {

    private static final String ROUTE =
            """
            - route:
                from:
                  uri: direct:%s
                  steps:
                    - to:
                        uri: %s
                        parameters:
                          baseUri: "%s"
                          %s: "%s"
                          %s
            """;

    /** A property by itself. */
    private static final List<String> PLAIN =
            List.of("a+b", "a#b", "a%26b", "100%", "a=b==", "a b", "'a'\"b\"", "a?b/c:d", "%41");

    /** A property between the brackets of RAW. */
    private static final List<String> RAW =
            List.of("a&b", "ab&", "a&b=c", "a\\b", "+ & # % = ? ' \" \\ %41 / :");

    @ParameterizedTest
    @CsvSource({
        "signnow:document/get, accessToken, documentId: d",
        "docusign:envelopes/get, accessToken, '{accountId: a, envelopeId: e}'",
        "yousign:user/list, apiKey, 'maxRetries: 0'",
        "signeasy:user/get, accessToken, 'maxRetries: 0'",
        "jsign:account/get, accessToken, 'maxRetries: 0'"
    })
    void aSecretInParametersArrives(String operation, String option, String more) throws Exception {
        for (String secret : PLAIN) {
            verify(operation, option, "{{secret}}", secret, more);
            verify(operation, option, "RAW({{secret}})", secret, more);
        }
        for (String secret : RAW) {
            verify(operation, option, "RAW({{secret}})", secret, more);
        }
    }

    private void verify(String operation, String option, String written, String secret, String more)
            throws Exception {
        Properties properties = new Properties();
        properties.setProperty("secret", secret);
        context.getPropertiesComponent().setInitialProperties(properties);
        try (FaultServer server =
                new FaultServer(Script.answering(ServerAnswer.json(200, "{\"id\": \"1\"}")))) {
            String start = "start" + server.port();
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(
                            ResourceHelper.fromString(
                                    start + ".yaml",
                                    ROUTE.formatted(
                                            start,
                                            operation,
                                            server.uri(),
                                            option,
                                            written,
                                            more.replaceAll("[{}]", "")
                                                    .replace(", ", "\n              "))));

            Exchange done = send("direct:" + start, null, Map.of());

            assertThat(done.getException()).as("%s as %s", secret, written).isNull();
            assertThat(server.requests().get(0).head().header("Authorization").orElseThrow())
                    .as("%s as %s", secret, written)
                    .endsWith(secret);
        }
    }
}

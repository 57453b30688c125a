// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of another site reaches nothing of the sandbox through the browser, on no path. */
class LocalCallersTest {
    private static final List<String> PATHS =
            List.of(
                    "/",
                    "/sandbox/envelopes",
                    "/sign/some",
                    "/signnow/oauth2/token",
                    "/signnow/document",
                    "/signeasy/v3/me",
                    "/signeasy/x",
                    "/jsign/api/v1/login",
                    "/docusign/oauth/token",
                    "/docusign/oauth/auth",
                    "/docusign/restapi/v2.1/accounts",
                    "/yousign/v3/signature_requests",
                    "/yousign/procedures",
                    "/none");

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private static int call(String verb, String path, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", SANDBOX.sandbox().uri().getPort())) {
            String call =
                    "%s %s HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n%s\r\n\r\n"
                            .formatted(verb, path, String.join("\r\n", headers));
            socket.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.test",
                "evil.test:80",
                "localhost.evil.test",
                "127.0.0.1.evil.test",
                "127.0.0.2",
                "0.0.0.0",
                "169.254.169.254",
                "localhost."
            })
    void aNameThatIsNotOfThisMachineIsRefusedOnEveryPath(String host) throws IOException {
        for (String path : PATHS) {
            for (String verb : List.of("GET", "POST", "OPTIONS")) {
                assertThat(call(verb, path, "Host: " + host)).as(verb + path).isEqualTo(403);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.test", "https://localhost.evil.test", "x y", "http:"})
    void anotherSitesPageIsRefusedOnEveryPath(String origin) throws IOException {
        for (String path : PATHS) {
            assertThat(call("POST", path, "Host: localhost", "Origin: " + origin))
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:8080", "[::1]:8080"})
    void theNamesOfThisMachineAreAnswered(String host) throws IOException {
        for (String path : PATHS) {
            assertThat(call("GET", path, "Host: " + host)).as(path).isNotEqualTo(403);
        }
    }

    @Test
    void aPageOfThisMachineIsAnswered() throws IOException {
        for (String origin : List.of("http://localhost:3000", "http://127.0.0.1", "null")) {
            assertThat(call("GET", "/", "Host: localhost", "Origin: " + origin)).isEqualTo(200);
        }
    }
}

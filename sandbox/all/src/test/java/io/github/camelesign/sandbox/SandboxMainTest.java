// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SandboxMainTest {
    private final StringWriter output = new StringWriter();

    private int execute(String... args) {
        return new CommandLine(new SandboxMain())
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(output))
                .execute(args);
    }

    @Test
    void runsUntilStopped() throws Exception {
        Thread main = new Thread(() -> execute("--port", "0", "--auto-sign-after=3"), "main-test");
        main.start();
        try {
            Awaitility.await().until(() -> output.toString().contains("Ctrl-C"));
            assertThat(output.toString())
                    .contains("sandbox-desk-secret", "desk@acme.test", "X-Sandbox-Token: ");
            Matcher uri = Pattern.compile("http://\\S+/signnow").matcher(output.toString());
            assertThat(uri.find()).isTrue();
            HttpRequest user = HttpRequest.newBuilder(URI.create(uri.group() + "/user")).build();
            HttpClient http = HttpClient.newHttpClient();
            assertThat(http.send(user, BodyHandlers.discarding()).statusCode()).isEqualTo(401);

            main.interrupt();
            main.join(10_000);
            assertThat(main.isAlive()).isFalse();
            assertThatThrownBy(() -> http.send(user, BodyHandlers.discarding()))
                    .isInstanceOf(ConnectException.class);
        } finally {
            main.interrupt();
        }
    }

    @Test
    void helpNamesTheOptions() {
        assertThat(execute("--help")).isZero();
        assertThat(output.toString()).contains("--port", "--tls", "--auto-sign-after=SECONDS");
    }

    @Test
    void wrongOptionsAreReported() {
        assertThat(execute("--port=high")).isEqualTo(2);
        assertThat(execute("--colour=red")).isEqualTo(2);
    }
}

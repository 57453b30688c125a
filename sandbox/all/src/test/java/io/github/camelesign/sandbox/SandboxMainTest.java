// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.sandbox.signnow.SignNow;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxMainTest {
    private final StringWriter output = new StringWriter();

    private int execute(String... args) {
        return SandboxMain.commandLine()
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port=high",
                "--port=-1",
                "--port=65536",
                "--colour=red",
                "--print=xml",
                "--auto-sign-after=-2",
                "--auto-sign-after=soon",
                "--host=nowhere.invalid",
                "--host=203.0.113.7",
                "--write-config=/no/such/folder/sandbox.json",
                "--scenario=/no/such/scenario.json",
                "--scenario=pom.xml",
                "surplus"
            })
    void aWrongStartEndsInOneSentence(String option) {
        assertThat(execute(option)).isEqualTo(2);
        assertThat(output.toString().lines()).singleElement().asString().contains("(see --help)");
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(execute("--port", String.valueOf(taken.getLocalPort()))).isEqualTo(2);
            assertThat(output.toString().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Port " + taken.getLocalPort() + " of 127.0.0.1 is in use");
        }
    }

    /** Calls the client between start and stop. */
    private void whileItRuns(Path written, Runnable client, String... args) throws Exception {
        Thread main = new Thread(() -> execute(args), "main-test");
        main.start();
        try {
            Awaitility.await().until(() -> Files.exists(written));
            client.run();
        } finally {
            main.interrupt();
            main.join(10_000);
        }
    }

    @Test
    void jsonHasEverythingForEveryLogin(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("sandbox.json");
        whileItRuns(
                file,
                () -> {
                    JsonNode json = json(file);
                    JsonNode providers = json.path("providers");
                    assertThat(providers.fieldNames())
                            .toIterable()
                            .containsExactly("signnow", "signeasy", "jsign", "docusign", "yousign");
                    assertThat(providers.at("/docusign/logins/jwt/privateKey").asText())
                            .startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
                    assertThat(providers.at("/signnow/logins/basicToken/basicToken").asText())
                            .isNotEmpty();
                    assertThat(json.at("/control/token").asText()).isEqualTo("my-token");
                    assertThat(statusOf(json.at("/control/uri").asText() + "/envelopes"))
                            .isEqualTo(200);
                },
                "--write-config=" + file,
                "--control-token=my-token",
                "--print=json");
        assertThat(new ObjectMapper().readTree(output.toString())).isEqualTo(json(file));
    }

    @Test
    void propertiesAreOptionsOfCamelsComponents(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("sandbox.properties");
        Properties properties = new Properties();
        whileItRuns(
                file,
                () -> {
                    try (Reader reader = Files.newBufferedReader(file)) {
                        properties.load(reader);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "--write-config=" + file);
        assertThat(properties.getProperty("camel.component.docusign.privateKey"))
                .isEqualTo(keyOfTheSandbox());
        assertThat(properties)
                .containsEntry("camel.component.yousign.apiKey", "sandbox-yousign-key")
                .containsEntry(
                        "sandbox.signnow.refreshToken.refreshToken", SignNow.DEMO_REFRESH_TOKEN)
                .containsKeys("sandbox.control.token", "camel.component.jsign.baseUri");
    }

    private static String keyOfTheSandbox() {
        try (EsignSandbox sandbox = new EsignSandbox()) {
            return sandbox.docuSign().privateKeyPem();
        }
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int statusOf(String uri) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(uri))
                            .header("X-Sandbox-Token", "my-token")
                            .build();
            return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

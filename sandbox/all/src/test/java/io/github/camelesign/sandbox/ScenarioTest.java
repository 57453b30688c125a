// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Scenario;
import io.github.camelesign.sandbox.jsign.JSign;
import io.github.camelesign.sandbox.testing.RestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    private final MutableClock clock = new MutableClock();
    private final EsignSandbox sandbox = new EsignSandbox();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private String send(String... signers) {
        return sandbox.jSign().addEnvelope(JSign.DEMO_USER, "NDA", signers);
    }

    private String status(String id) {
        return sandbox.jSign().envelope(id).status();
    }

    /** The scenario that the README shows. */
    private static Scenario ofTheReadme() throws IOException {
        var block =
                Pattern.compile("(?ms)^```yaml\n(.*?)^```$")
                        .matcher(Files.readString(Path.of("../README.md")));
        assertThat(block.find()).isTrue();
        return Scenario.read(block.group(1));
    }

    @Test
    void signersDoWhatTheFirstRuleSays() throws IOException {
        sandbox.setClock(clock);
        sandbox.setScenario(ofTheReadme());
        String signed = send("ada@acme.test");
        String declined = send("Eva@acme.test");
        String waiting = send("late@acme.test");
        await().until(() -> advanced(Duration.ofMillis(500)) && status(signed).equals("completed"));
        await().until(
                        () ->
                                advanced(Duration.ofMillis(500))
                                        && status(declined).equals("declined"));
        assertThat(status(waiting)).isEqualTo("pending");
        assertThat(sandbox.faults().active()).hasSize(1);
        sandbox.reset();
        assertThat(sandbox.faults().active()).hasSize(1);
    }

    private boolean advanced(Duration step) {
        clock.advance(step);
        return true;
    }

    @Test
    void nobodyActsBeforeTheirTime() {
        sandbox.setClock(clock);
        sandbox.setScenario(
                Scenario.read("{\"signers\": [{\"does\": \"sign\", \"afterSeconds\": 60}]}"));
        String id = send("ada@acme.test");
        String other = send("ada@acme.test");
        clock.advance(Duration.ofSeconds(59));
        await().during(Duration.ofMillis(200)).until(() -> status(id).equals("pending"));
        clock.advance(Duration.ofSeconds(61));
        await().until(() -> status(id).equals("completed") && status(other).equals("completed"));
    }

    @Test
    void aScenarioBeginsByTheControlApi() throws IOException {
        RestClient control = new RestClient(sandbox.controlUri().toString());
        control.header("X-Sandbox-Token", sandbox.controlToken());
        String id = send("ada@acme.test");
        control.json("PUT", "/scenario", "{\"signers\": [{\"does\": \"dance\"}]}").is(400);
        control.json(
                        "PUT",
                        "/scenario",
                        "{\"signers\": [{\"email\": \"a*a@*.test\", \"does\": \"decline\"}]}")
                .is(204);
        await().until(() -> status(id).equals("declined"));
    }

    @Test
    void whatIsNoScenarioIsRefused() {
        for (String wrong : new String[] {"[]", "{\"signer\": []}", "{\"signers\": [{}]}", "x"}) {
            assertThatThrownBy(() -> Scenario.read(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}

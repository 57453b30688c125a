// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.Pdfs;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What both interfaces refuse, and how they say so. */
class YousignErrorTest {
    private static final MutableClock CLOCK = new MutableClock();
    private static final String NOBODY = UUID.randomUUID().toString();

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(YousignModule::new), s -> s.setClock(CLOCK));

    private Yousign yousign;
    private YousignClient client;
    private YousignClient old;

    @BeforeEach
    void visit(Sandbox sandbox) {
        yousign = Yousign.of(sandbox);
        client = new YousignClient(sandbox.baseUri("yousign") + "/v3");
        old = new YousignClient(sandbox.baseUri("yousign") + "/v2");
    }

    @Test
    void withoutAValidKeyNothingIsSaid() throws IOException {
        for (String key : new String[] {null, "wrong"}) {
            var answer = client.with(key).get("/signature_requests").is(401);
            assertThat(answer.json().get("type").isTextual()).isTrue();
            assertThat(answer.json().get("detail").isTextual()).isTrue();
            assertThat(answer.header("RateLimit-Limit")).isNotNull();
            assertThat(old.with(key).get("/procedures").is(401).json().get("detail").isTextual())
                    .isTrue();
        }
        client.with(Yousign.DEMO_API_KEY);
        yousign.revokeKeys();
        client.get("/signature_requests").is(401);
        client.with(yousign.issueApiKey()).get("/signature_requests").is(200);
    }

    @Test
    void keyThatOnlyReadsChangesNothing() throws IOException {
        String key = yousign.issueReadOnlyApiKey();
        client.with(key).get("/signature_requests").is(200);
        assertThat(client.post("/labels", "{\"name\":\"x\"}").is(403).json().fieldNames())
                .toIterable()
                .containsExactly("type", "detail");
        old.with(key).post("/procedures", "{}").is(403);
    }

    @Test
    void unknownIdsAreNotFound() throws IOException {
        var answer = client.get("/signature_requests/" + NOBODY).is(404);
        assertThat(answer.json().get("type").asText()).isEqualTo("resource.not_found");
        String request = client.draft("");
        client.get(request + "/signers/" + NOBODY).is(404);
        client.get(request + "/documents/" + NOBODY).is(404);
        client.delete("/labels/" + NOBODY).is(404);
        client.get("/webhooks/" + NOBODY).is(404);
        old.get("/procedures/" + NOBODY).is(404);
        old.get("/files/" + NOBODY).is(404);
    }

    @Test
    void wrongMethodAndUnknownOperationAreDistinguished() throws IOException {
        var wrong = client.json("PUT", "/signature_requests", "{}").is(405);
        assertThat(wrong.json().fieldNames()).toIterable().containsExactly("message");
        var missing = client.get("/monitorings").is(501);
        assertThat(missing.json().get("detail").asText()).contains("GET /monitorings");
        old.delete("/procedures").is(405);
        assertThat(old.post("/certificates", "{}").is(501).json().get("detail").asText())
                .contains("POST /certificates");
    }

    @Test
    void bodyMustBeWhatItIsSaidToBe() throws IOException {
        var text =
                client.send(
                        client.request("/signature_requests")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("{}")));
        assertThat(text.is(415).json().get("detail").asText()).contains("application/json");
        String request = client.draft("");
        client.send(
                        client.request(request + "/documents")
                                .header("Content-Type", "application/pdf")
                                .POST(BodyPublishers.ofString("x")))
                .is(415);
        assertThat(client.post("/signature_requests", "{\"name\":").is(400).json().path("type"))
                .hasToString("\"validation.error\"");
        client.post("/signature_requests", "[]").is(400);
        var violated = old.post("/procedures", "{\"members\":[{\"email\":\"nobody\"}]}").is(400);
        assertThat(violated.json().at("/violations/0/propertyPath").asText())
                .isEqualTo("members[0][email]");
    }

    @Test
    void documentNeedsAFileWithANameThatCanBeRead() throws IOException {
        String documents = client.draft("") + "/documents";
        assertThat(client.form(documents, null, Pdfs.with("x"), "nature=attachment").violations())
                .isEqualTo("file");
        assertThat(
                        client.form(documents, "a.pdf", new byte[] {1, 2}, "nature=attachment")
                                .violations())
                .isEqualTo("file");
        assertThat(client.form(documents, "a.exe", Pdfs.with("x"), "nature=poem").violations())
                .isEqualTo("nature");
        assertThat(client.form(documents, "a.pdf", Pdfs.with("x"), "colour=red").violations())
                .isEqualTo("nature colour");
        yousign.setUploadLimit(100);
        assertThat(
                        client.form(documents, "a.pdf", Pdfs.with("x"), "nature=attachment")
                                .violations())
                .isEqualTo("file");
    }

    @Test
    void callsAreCountedWhenThereIsALimit() throws IOException {
        var unlimited = client.get("/labels").is(200);
        assertThat(unlimited.header("RateLimit-Limit")).isEqualTo("60");
        assertThat(unlimited.header("X-RateLimit-Limit-Hour")).isEqualTo("1200");
        yousign.setRateLimits(2, 5);

        var first = client.get("/labels").is(200);
        assertThat(first.header("RateLimit-Remaining")).isEqualTo("1");
        assertThat(first.header("X-RateLimit-Remaining-Minute")).isEqualTo("1");
        assertThat(first.header("X-RateLimit-Remaining-Hour")).isEqualTo("4");
        client.get("/labels/" + NOBODY).is(404);
        CLOCK.advance(Duration.ofSeconds(20));
        var refused = client.get("/labels").is(429);
        assertThat(refused.json().fieldNames()).toIterable().containsExactly("message");
        assertThat(refused.header("Retry-After")).isEqualTo("40");
        assertThat(refused.header("RateLimit-Reset")).isEqualTo("40");
        assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
        CLOCK.advance(Duration.ofSeconds(40));
        client.get("/labels").is(200);
        client.get("/labels").is(200);
        CLOCK.advance(Duration.ofSeconds(60));
        assertThat(client.get("/labels").is(429).header("Retry-After")).isEqualTo("3480");
        yousign.setRateLimits(0, 0);
        assertThat(client.get("/labels").is(429).header("Retry-After")).isEqualTo("3600");
    }
}

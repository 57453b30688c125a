// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.RestClient;
import io.github.camelesign.sandbox.testing.RestClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigneasyModuleTest {
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(
                    new Sandbox(SigneasyModule::new), sandbox -> sandbox.setClock(CLOCK));

    private SigneasyClient client;

    @BeforeEach
    void client(Sandbox sandbox) {
        client = SigneasyClient.of(sandbox);
    }

    /** The table of the first version's documentation. */
    @ParameterizedTest
    @CsvSource({
        "GET, /v1/user/",
        "GET, /v1/files/original/7/",
        "GET, /v1/files/original/",
        "POST, /v1/files/original/",
        "GET, /v1/files/original/7/download/",
        "DELETE, /v1/files/original/7/",
        "GET, /v1/files/signed/7/",
        "GET, /v1/files/signed/",
        "PUT, /v1/files/signed/7/",
        "GET, /v1/files/signed/7/download/",
        "DELETE, /v1/files/signed/7/",
        "GET, /v1/audit-trail/7",
        "POST, /v1/files/pending/",
        "POST, /v1/files/pending/fields/",
        "GET, /v1/files/pending/7/",
        "GET, /v1/files/pending/",
        "POST, /v1/files/pending/7/remind/",
        "POST, /v1/files/pending/7/cancel/",
        "POST, /v1/files/pending/template/",
        "GET, /v1/library/template/",
        "GET, /v1/library/template/7/",
        "PUT, /v1/library/template/7/",
        "DELETE, /v1/library/template/7/",
        "POST, /v2/signing/url/",
        "POST, /v1/files/pending/7/signing/url/",
        "GET, /v1/callback/urls/",
        "POST, /v1/callback/urls/",
        "DELETE, /v1/callback/urls/"
    })
    void everyOperationIsThereAndAsksForAToken(String method, String path) throws Exception {
        Answer answer = call(method, path);
        assertThat(answer.status()).as(answer.text()).isIn(200, 400, 401);
        client.withoutHeader("Authorization");
        assertThat(call(method, path).is(401).at("/error_code")).isEqualTo("invalid_token");
    }

    /** The paths of the third version, of which lists must not be taken for ids. */
    @ParameterizedTest
    @CsvSource({
        "GET, /v3/me/",
        "POST, /v3/original/",
        "GET, /v3/original/",
        "GET, /v3/original/7/",
        "GET, /v3/original/7/download",
        "DELETE, /v3/original/7",
        "POST, /v3/rs/envelope/",
        "GET, /v3/rs/envelope/",
        "GET, /v3/rs/envelope/7",
        "GET, /v3/rs/envelope/7/download/merged",
        "GET, /v3/rs/envelope/7/download/split",
        "POST, /v3/rs/envelope/7/remind/",
        "POST, /v3/rs/envelope/7/cancel",
        "POST, /v3/rs/envelope/7/signing/url/",
        "GET, /v3/rs/envelope/signed/pending/7",
        "GET, /v3/rs/envelope/signed/",
        "GET, /v3/rs/envelope/signed/7",
        "GET, /v3/rs/envelope/signed/7/download/merged",
        "GET, /v3/rs/envelope/signed/7/7/download",
        "GET, /v3/rs/envelope/signed/7/certificate",
        "DELETE, /v3/rs/envelope/signed/7",
        "GET, /v3/signed/7/download",
        "POST, /v3/rs/",
        "GET, /v3/rs/",
        "GET, /v3/rs/7",
        "GET, /v3/rs/7/download",
        "POST, /v3/rs/7/remind",
        "POST, /v3/rs/7/cancel",
        "GET, /v3/rs/signed",
        "GET, /v3/rs/signed/7",
        "GET, /v3/rs/signed/7/download",
        "GET, /v3/rs/signed/7/certificate",
        "DELETE, /v3/rs/signed/7",
        "POST, /v3/rs/embedded/url/",
        "GET, /v3/rs/embedded/",
        "GET, /v3/rs/embedded/7",
        "GET, /v3/rs/embedded/7/download/",
        "POST, /v3/rs/embedded/7/remind",
        "POST, /v3/rs/embedded/7/cancel/",
        "POST, /v3/rs/embedded/7/signing/url",
        "POST, /v3/me/embedded/url/",
        "GET, /v3/me/signed/",
        "GET, /v3/me/signed/7",
        "GET, /v3/me/signed/7/download",
        "GET, /v3/me/signed/7/certificate",
        "DELETE, /v3/me/signed/7",
        "GET, /v3/template/",
        "GET, /v3/template/7",
        "PUT, /v3/template/7",
        "DELETE, /v3/template/7",
        "POST, /v3/template/7/embed",
        "POST, /v3/template/7/rs"
    })
    void everyNewerOperationIsThere(String method, String path) throws Exception {
        Answer answer = method.equals("GET") ? client.get(path) : client.json(method, path, "{}");
        assertThat(answer.status())
                .as(answer.text())
                .isIn(path.contains("7") ? List.of(404) : List.of(200, 400));
    }

    private Answer call(String method, String path) throws IOException {
        return method.equals("GET") ? client.get(path) : client.form(method, path, "a=b");
    }

    @Test
    void whatIsMissingSaysSoInTheShapeOfItsVersion() throws Exception {
        assertThat(client.get("/v1/bulk/").is(501).at("/error_code")).isEqualTo("not_implemented");
        assertThat(client.get("/v2/bulk/").is(501).json().get("status").intValue()).isEqualTo(501);
        assertThat(client.get("/v3/bulk/").is(501).json().get("status").intValue()).isEqualTo(501);
    }

    @Test
    void tooManyCallsAreRefusedUntilTheMinuteIsOver(Sandbox sandbox) throws Exception {
        Signeasy.of(sandbox).setRateLimit(3, 2);
        client.get("/v1/user/").ok();
        client.get("/v1/user/").ok();
        Answer burst = client.get("/v1/user/").is(429);
        assertThat(burst.at("/message")).isEqualTo("Too many requests");
        assertThat(burst.header("retry-after")).isNull();
        CLOCK.advance(Duration.ofSeconds(11));
        assertThat(client.get("/v3/me/").is(429).json().get("status").intValue()).isEqualTo(429);
        CLOCK.advance(Duration.ofSeconds(50));
        client.get("/v1/user/").ok();
    }

    @Test
    void signersActByThePolicy(Sandbox sandbox) throws Exception {
        int signed = client.pending(true, "ada@acme.test", "bob@acme.test");
        int declined = client.pending(false, "decline@acme.test");
        sandbox.setAutoSignAfter(Duration.ZERO);
        try {
            Signeasy signeasy = Signeasy.of(sandbox);
            await().until(() -> signeasy.request(signed).status().equals("complete"));
            await().until(() -> signeasy.request(declined).status().equals("recipient_declined"));
        } finally {
            sandbox.setAutoSignAfter(null);
        }
    }

    @Test
    void controlApiSignsDeclinesAndEndsTokens(Sandbox sandbox) throws Exception {
        RestClient control = new RestClient(sandbox, "signeasy");
        control.header("X-Sandbox-Token", sandbox.controlToken());
        String root = sandbox.uri() + "/sandbox/signeasy";
        int first = client.pending(false, "ada@acme.test");
        int second = client.pending(false, "ada@acme.test");
        String ada = "{\"email\":\"ada@acme.test\",\"reason\":\"no\"}";
        control.json("POST", root + "/envelopes/" + first + "/sign", ada).is(204);
        control.json("POST", root + "/envelopes/" + first + "/sign", ada).is(409);
        control.json("POST", root + "/envelopes/" + second + "/decline", ada).is(204);
        control.json("POST", root + "/envelopes/1/sign", ada).is(404);
        assertThat(control.get(root + "/envelopes/" + first).ok().at("/status"))
                .isEqualTo("complete");
        assertThat(control.get(sandbox.uri() + "/envelopes/signeasy/" + first).ok().text())
                .contains("Contract", "rs.signed");
        control.post(root + "/tokens/revoke").is(204);
        client.get("/v1/user/").is(401);
    }

    @Test
    void largeOriginalIsStreamed(Sandbox sandbox) throws Exception {
        int id =
                Signeasy.of(sandbox)
                        .addLargeOriginal(SigneasyClient.SENDER, "large.pdf", 60L << 20);
        assertThat(client.get("/v1/files/original/" + id + "/download/").ok().bytes())
                .hasSize(60 << 20);
    }

    @Test
    void resetForgetsEverything(Sandbox sandbox) throws Exception {
        client.pending(false, "ada@acme.test");
        sandbox.reset();
        assertThat(Signeasy.of(sandbox).requests()).isEmpty();
        client.get("/v1/user/").is(401);
    }
}

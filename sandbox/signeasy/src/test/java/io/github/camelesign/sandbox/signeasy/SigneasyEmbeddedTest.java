// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.RestClient.Answer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SigneasyEmbeddedTest {
    private static final String ADA = "ada@acme.test";

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(SigneasyModule::new));

    private Sandbox sandbox;
    private Signeasy signeasy;
    private SigneasyClient client;

    @BeforeEach
    void client(Sandbox running) {
        sandbox = running;
        signeasy = Signeasy.of(running);
        client = SigneasyClient.of(running);
    }

    private Answer signingUrl(String path, String more) throws IOException {
        return client.json(
                "POST",
                path + "/signing/url/",
                "{\"recipient_email\":\"%s\"%s}".formatted(ADA, more));
    }

    @Test
    void linkLeadsToTheSigningPageAndBack() throws Exception {
        int id = client.pending(false, true, ADA);
        assertThat(sandbox.mailbox().to(ADA)).isEmpty();
        String url =
                signingUrl(
                                "/v1/files/pending/" + id,
                                ",\"redirect_url\":\"http://127.0.0.1/done?a=1\"")
                        .ok()
                        .at("/url");

        assertThat(client.get(url).ok().text()).contains("Please sign: Contract", ADA);
        assertThat(signeasy.request(id).signers().get(0).status()).isEqualTo("viewed");
        assertThat(client.form("POST", url + "/sign").is(303).header("location"))
                .isEqualTo("http://127.0.0.1/done?a=1&pending_file_id=" + id);
        assertThat(signeasy.request(id).status()).isEqualTo("complete");
        assertThat(client.get(url).ok().text()).contains("You are done here");
    }

    @Test
    void linkMayForbidToDecline() throws Exception {
        int id = client.pending(false, true, ADA);
        String strict =
                signingUrl("/v1/files/pending/" + id, ",\"allow_decline\":0").ok().at("/url");
        client.form("POST", strict + "/decline", "reason=no").is(409);
        String free = signingUrl("/v1/files/pending/" + id, "").ok().at("/url");
        client.form("POST", free + "/decline", "reason=no").is(303);
        assertThat(signeasy.request(id).status()).isEqualTo("recipient_declined");
    }

    @Test
    void linkIsRefusedInTheDocumentedWays() throws Exception {
        int id = client.pending(false, true, ADA);
        Answer stranger =
                client.form(
                        "POST",
                        "/v1/files/pending/" + id + "/signing/url/",
                        "recipient_email=stranger@acme.test");
        assertThat(stranger.is(400).at("/error_code")).isEqualTo("bad_request");

        int mailed = client.pending(false, false, ADA);
        int declined = client.pending(false, true, ADA);
        signeasy.decline(declined, ADA, "no");
        int canceled = client.pending(false, true, ADA);
        client.post("/v1/files/pending/" + canceled + "/cancel/").ok();
        for (int refused : List.of(1, mailed, declined, canceled)) {
            assertThat(signingUrl("/v1/files/pending/" + refused, "").is(401).at("/error_code"))
                    .isEqualTo("unauthorized_resource");
        }
    }

    @Test
    void envelopesAndEmbeddedRequestsHaveLinksInVersionThree() throws Exception {
        int envelope = client.envelope(false, true, ADA).ok().json().get("id").intValue();
        assertThat(signingUrl("/v3/rs/envelope/" + envelope, "").ok().at("/url"))
                .contains("/sign/");
        int request = client.pending(false, true, ADA);
        assertThat(signingUrl("/v3/rs/embedded/" + request, "").ok().at("/url")).contains("/sign/");
        client.get("/v3/rs/embedded/" + request).ok();
        client.get("/v3/rs/embedded/" + request + "/download/").ok();
        client.post("/v3/rs/embedded/" + request + "/remind").ok();
        client.post("/v3/rs/embedded/" + request + "/cancel/").ok();
        assertThat(client.get("/v3/rs/embedded/").ok().json().get("count").intValue()).isOne();
    }

    @Test
    void personSendsOnThePage() throws Exception {
        int original = client.original("NDA.pdf");
        Answer link =
                client.json(
                                "POST",
                                "/v2/signing/url/",
                                """
                                {"file_id": "%d", "type": "rs", "message": "Hello",
                                 "recipients": [{"email": "ada@acme.test"}],
                                 "redirect_url": "http://127.0.0.1/sent"}"""
                                        .formatted(original))
                        .ok();
        assertThat(link.json().get("file_id").isTextual()).isTrue();
        String url = link.at("/url");
        assertThat(client.get(url).ok().text()).contains("Send NDA.pdf", ADA, "Hello");
        assertThat(client.form("POST", url, "recipients=nobody").ok().text())
                .contains("must be an e-mail");

        String back =
                client.form("POST", url, "recipients=" + ADA, "message=Hi")
                        .is(303)
                        .header("location");
        int id = Integer.parseInt(back.replace("http://127.0.0.1/sent?pending_file_id=", ""));
        assertThat(client.get("/v3/rs/embedded/" + id).ok().at("/message")).isEqualTo("Hi");
        assertThat(sandbox.mailbox().to(ADA)).hasSize(1);
        client.form("POST", url, "recipients=" + ADA).is(404);
    }

    @Test
    void personSignsTheirOwnDocumentOnThePage() throws Exception {
        int original = client.original("NDA.pdf");
        String url =
                client.json("POST", "/v3/me/embedded/url/", "{\"file_id\": %d}".formatted(original))
                        .ok()
                        .at("/url");
        assertThat(client.get(url).ok().text()).contains("You sign as", "desk@acme.test");
        client.form("POST", url + "/sign").is(303);
        assertThat(client.get("/v3/me/signed/").ok().json().get("count").intValue()).isOne();
        client.get(url).is(404);
    }

    @Test
    void linkNeedsAnOriginalAndAKnownType() throws Exception {
        client.json("POST", "/v2/signing/url/", "{\"type\":\"rs\"}").is(400);
        client.json("POST", "/v2/signing/url/", "{\"file_id\":\"1\",\"type\":\"rs\"}").is(401);
        int original = client.original("NDA.pdf");
        client.json(
                        "POST",
                        "/v3/rs/embedded/url/",
                        "{\"file_id\":%d,\"type\":\"x\"}".formatted(original))
                .is(400);
    }

    @Test
    void templateEditorIsOnlyAPage() throws Exception {
        int template =
                signeasy.addTemplate(SigneasyClient.SENDER, "Offer", List.of("client"), List.of());
        String url = client.post("/v3/template/" + template + "/embed").ok().at("/url");
        assertThat(client.get(url).ok().text()).contains("the sandbox has none");
        client.form("POST", url + "/sign").is(409);
        client.get(url + "/0.pdf").ok();
    }
}

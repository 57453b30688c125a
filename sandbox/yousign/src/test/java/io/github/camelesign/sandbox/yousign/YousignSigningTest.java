// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ways in which signers act in version 3. */
class YousignSigningTest {
    private static final String CONSENT =
            "\"ip_address\":\"203.0.113.7\",\"consent_given_at\":\"2026-01-31T09:00:00+00:00\"";

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(YousignModule::new));

    private Sandbox sandbox;
    private Yousign yousign;
    private YousignClient client;

    @BeforeEach
    void visit(Sandbox running) {
        sandbox = running;
        yousign = Yousign.of(sandbox);
        client = new YousignClient(sandbox.baseUri("yousign") + "/v3");
    }

    @AfterEach
    void leave() {
        sandbox.setAutoSignAfter(null);
    }

    /** A request without e-mails whose signer shows who they are in the given way. */
    private String[] ownFlow(String mode) throws IOException {
        String request =
                "/signature_requests/"
                        + client.post(
                                        "/signature_requests",
                                        "{\"name\":\"NDA\",\"delivery_mode\":\"none\"}")
                                .is(201)
                                .id();
        String signer = client.signer(request, client.upload(request), "ada", "");
        client.json(
                        "PATCH",
                        request + "/signers/" + signer,
                        "{\"signature_authentication_mode\":" + mode + "}")
                .is(200);
        client.post(request + "/activate").is(201);
        return new String[] {request, request + "/signers/" + signer};
    }

    @Test
    void signerSignsThroughTheApiWithAOneTimePassword() throws IOException {
        String[] paths = ownFlow("\"otp_sms\"");
        String sign = paths[1] + "/sign";
        assertThat(sandbox.mailbox().to("ada@acme.test")).isEmpty();
        assertThat(client.post(sign, "{\"otp\":\"123456\"," + CONSENT + "}").violations())
                .as("nobody sent it yet")
                .isEqualTo("otp");

        client.post(paths[1] + "/send_otp").is(204);
        assertThat(sandbox.mailbox().to("+33601020304").get(0).subject())
                .endsWith(Yousign.ONE_TIME_PASSWORD);
        assertThat(client.post(sign, "{" + CONSENT + "}").violations()).isEqualTo("otp");
        assertThat(client.post(sign, "{\"otp\":\"654321\"," + CONSENT + "}").violations())
                .isEqualTo("otp");
        assertThat(client.post(sign, "{\"otp\":\"12\",\"ip_address\":\"x\"}").violations())
                .isEqualTo("consent_given_at otp ip_address");
        assertThat(client.post(sign, "{\"otp\":\"123456\"," + CONSENT + "}").is(204).text())
                .isEmpty();

        assertThat(client.status(paths[0])).isEqualTo("done");
        assertThat(client.get(paths[1] + "/audit_trails").json().at("/signer/ip_address").asText())
                .isEqualTo("203.0.113.7");
        assertThat(client.post(sign, "{" + CONSENT + "}").is(400).json().get("type").asText())
                .isEqualTo("signer.status_not_compatible");
    }

    @Test
    void signerWhoNeedsNoPasswordSignsAtOnce() throws IOException {
        String[] paths = ownFlow("\"no_otp\"");
        client.post(paths[1] + "/send_otp").is(400);
        client.post(paths[1] + "/sign", "{" + CONSENT + "}").is(204);
        assertThat(client.status(paths[0])).isEqualTo("done");
    }

    @Test
    void ownSigningFlowIsForRequestsWithoutEmailsOnly() throws IOException {
        String request = client.active("", "ada");
        String signer = client.get(request + "/signers").json().get(0).get("id").asText();
        client.post(request + "/signers/" + signer + "/sign", "{" + CONSENT + "}").is(400);
        assertThat(client.status(request)).isEqualTo("ongoing");
    }

    @Test
    void smsNeedsAPhoneNumber() throws IOException {
        String request = client.draft("");
        assertThat(
                        client.post(
                                        request + "/signers",
                                        """
                                        {"info":{"first_name":"A","last_name":"B",
                                          "email":"a@acme.test","locale":"en"},
                                         "signature_level":"electronic_signature",
                                         "signature_authentication_mode":"otp_sms"}""")
                                .violations())
                .isEqualTo("info[phone_number]");
    }

    @Test
    void personSignsOnThePageOfTheLink() throws IOException {
        String request = client.draft(",\"signers_allowed_to_decline\":true");
        String document = client.upload(request);
        client.signer(
                request,
                document,
                "ada",
                ",\"redirect_urls\":{\"success\":\"https://acme.test/thanks\"}");
        client.signer(request, document, "bob", "");
        JsonNode signers = client.post(request + "/activate").is(201).json().get("signers");
        YousignClient browser = new YousignClient("").with(null);
        String ada = signers.get(0).get("signature_link").asText();
        String bob = signers.get(1).get("signature_link").asText();
        assertThat(browser.get(ada).is(200).text()).contains("Please sign: NDA", "nda.pdf");
        assertThat(browser.get(ada + "/0.pdf").is(200).header("content-type"))
                .isEqualTo("application/pdf");

        assertThat(browser.post(ada + "/sign").is(303).header("location"))
                .isEqualTo("https://acme.test/thanks");
        assertThat(browser.get(ada).is(200).text()).contains("You are done here");
        browser.send(
                        browser.request(bob + "/decline")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("reason=no")))
                .is(303);
        assertThat(client.status(request)).isEqualTo("declined");
    }

    @Test
    void followersMayOnlyLook() throws IOException {
        String request = client.draft("");
        client.signer(request, client.upload(request), "ada", "");
        String follower = "[{\"email\":\"eve@acme.test\",\"locale\":\"en\"}]";
        client.post(request + "/followers", follower).is(201);
        client.post(request + "/activate").is(201);
        String link =
                client.get(request + "/followers").json().at("/data/0/follower_link").asText();
        YousignClient browser = new YousignClient("");
        assertThat(browser.get(link).is(200).text()).contains("There is nothing to sign");
        browser.post(link + "/sign").is(409);
    }

    @Test
    void peopleActByThemselves() throws IOException {
        String request = client.draft(",\"signers_allowed_to_decline\":true");
        client.signer(request, client.upload(request), "decline", "");
        String boss =
                """
                {"info":{"first_name":"Boss","last_name":"B","email":"boss@acme.test",
                 "locale":"en"}}""";
        client.post(request + "/approvers", boss).is(201);
        client.post(request + "/activate").is(201);
        String signed = client.active("", "ada");
        String patient = client.active("", "decline");
        sandbox.setAutoSignAfter(Duration.ZERO);

        await().untilAsserted(() -> assertThat(client.status(signed)).isEqualTo("done"));
        await().untilAsserted(() -> assertThat(client.status(request)).isEqualTo("declined"));
        assertThat(client.status(patient)).isEqualTo("ongoing");
    }

    @Test
    void nobodySignsOutOfTurn() throws IOException {
        String request = client.active(",\"ordered_signers\":true", "ada", "bob");
        String id = YousignClient.id(request);
        assertThatThrownBy(() -> yousign.sign(id, "bob@acme.test"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> yousign.sign(id, "eve@acme.test"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> yousign.sign("nothing", "ada@acme.test"))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(yousign.countRequests("POST", "/v3/signature_requests/*/activate")).isEqualTo(1);
    }

    @Test
    void startPageShowsWhoIsAsked() throws IOException {
        client.active("", "ada");
        YousignClient browser = new YousignClient(sandbox.uri().toString());
        String page = browser.get("/").is(200).text();
        assertThat(page).contains("NDA", "Sign as <bdi>ada@acme.test");
        String envelope = page.replaceAll("(?s).*href=\"(/envelopes/yousign/[^\"]+)\".*", "$1");
        assertThat(browser.get(envelope).is(200).text())
                .contains("NDA", "signature_request.activated");
    }
}

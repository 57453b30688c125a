// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.core.Mail;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.RestClient;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignNowPasswordTest {
    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(SignNowModule::new));

    private static int login(SignNowClient client, String password) throws IOException {
        return client.token("grant_type=password&username=desk%40acme.test&password=" + password)
                .status();
    }

    private static int choose(RestClient browser, String link, String password) throws IOException {
        String form = "token=" + link.replaceAll(".*token=", "") + "&password=" + password;
        return browser.send(
                        browser.request(link.replaceAll("\\?.*", ""))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)))
                .status();
    }

    @Test
    void aForgottenPasswordWorksUntilTheLinkIsUsed(Sandbox sandbox) throws IOException {
        SignNowClient client = new SignNowClient(sandbox);
        client.basic("POST", "/user/forgotpassword", "{\"email\":\"desk@acme.test\"}").ok();
        assertThat(login(client, SignNow.DEMO_PASSWORD)).isEqualTo(200);

        Mail mail = sandbox.mailbox().to(SignNow.DEMO_USER).get(0);
        RestClient browser = new RestClient(sandbox, "signnow");
        assertThat(browser.get(mail.link()).ok().text()).contains("New password");
        assertThat(login(client, SignNow.DEMO_PASSWORD)).isEqualTo(200);

        assertThat(choose(browser, mail.link(), "changed")).isEqualTo(200);
        assertThat(login(client, SignNow.DEMO_PASSWORD)).isEqualTo(400);
        assertThat(login(client, "changed")).isEqualTo(200);
        assertThat(choose(browser, mail.link(), "again")).isEqualTo(410);
        assertThat(login(client, "changed")).isEqualTo(200);
    }
}

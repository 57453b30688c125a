// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.sandbox.testing.WebhookReceiver;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class EsignSandboxTest {
    private static final String EVENT_TYPE = "/metadata/event_type";

    @Test
    void baseUriStartsIt() {
        try (EsignSandbox sandbox = new EsignSandbox()) {
            String uri = sandbox.getSignNowBaseUri();
            assertThat(uri).matches("http://127\\.0\\.0\\.1:[1-9]\\d*/signnow");
            assertThat(sandbox.start().baseUri("signnow")).isEqualTo(uri);
            assertThat(InetAddress.getLoopbackAddress().isLoopbackAddress()).isTrue();
            assertThatThrownBy(() -> sandbox.baseUri("nobody"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void optionsAreFixedWhileItRuns() {
        try (EsignSandbox sandbox = new EsignSandbox().start()) {
            assertThatThrownBy(() -> sandbox.setPort(1)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> sandbox.setTls(true))
                    .isInstanceOf(IllegalStateException.class);
            sandbox.setAutoSignAfter(Duration.ofSeconds(1));
        }
    }

    @Test
    void closingLeavesNoFilesAndItCanStartAgain() {
        EsignSandbox sandbox = new EsignSandbox();
        sandbox.signNow().addDocument(SignNow.DEMO_USER, "x.pdf");
        Path files = sandbox.trustStore().path().getParent();
        assertThat(files).isNotEmptyDirectory();
        sandbox.close();
        sandbox.close();
        assertThat(files).doesNotExist();

        assertThat(sandbox.signNow().documents()).isEmpty();
        sandbox.close();
    }

    @Test
    void takenPortIsReported() {
        try (EsignSandbox first = new EsignSandbox().start();
                EsignSandbox second = new EsignSandbox()) {
            second.setPort(URI.create(first.getSignNowBaseUri()).getPort());
            assertThatThrownBy(second::start).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void signeasyWebhookOfAPropertyIsThereFromTheStartAndStillAfterAReset() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver();
                EsignSandbox configured = new EsignSandbox()) {
            configured.setSigneasyWebhookUrl(receiver.uri());
            configured.setSigneasyWebhookToken("s3cret");
            for (int sent = 1; sent <= 2; sent++) {
                int expected = sent;
                Signeasy view = configured.signeasy();
                view.send(view.addOriginal("desk@acme.test", "NDA.pdf"), "ada@acme.test");
                Awaitility.await()
                        .until(
                                () ->
                                        receiver.messages().stream()
                                                        .map(WebhookReceiver.Received::json)
                                                        .map(json -> json.at(EVENT_TYPE).asText())
                                                        .filter("rs.initiated"::equals)
                                                        .count()
                                                == expected);
                configured.reset();
            }
            assertThat(receiver.messages())
                    .extracting(message -> message.json().at("/metadata/token").asText())
                    .containsOnly("s3cret");
        }
    }
}

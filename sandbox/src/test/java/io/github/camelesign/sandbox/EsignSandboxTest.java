package io.github.camelesign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.sandbox.signnow.SignNow;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class EsignSandboxTest {
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
    void mutableClockMovesWhenTold() {
        MutableClock clock = new MutableClock(Instant.EPOCH);
        clock.advance(Duration.ofSeconds(5));
        assertThat(clock.withZone(ZoneId.of("Europe/Paris")).instant())
                .isEqualTo(Instant.ofEpochSecond(5));
    }

    @Test
    void pathPatternsMatchWholePaths() {
        assertThat(new PathPattern("/document/*").matches("/document/1")).isTrue();
        assertThat(new PathPattern("/document/*").matches("/document/1/invite")).isFalse();
        assertThat(new PathPattern("/document/**").matches("/document/1/invite")).isTrue();
        assertThat(new PathPattern("/a.b").matches("/aXb")).isFalse();
    }
}

package io.github.camelesign.yousign;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.support.testing.PublishedApi;
import io.github.camelesign.support.testing.RecordingProxy;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Writes down what the component and the sandbox say in a test, and fails it if something of that
 * is not as Yousign published it.
 */
final class PublishedYousign implements BeforeEachCallback, AfterEachCallback {

    private final PublishedApi v3 = published("yousign-v3.json", "/yousign/v3");
    private final PublishedApi v2 = published("yousign-v2.json", "/yousign/v2");
    private final EsignSandboxExtension sandbox;
    private RecordingProxy wire;

    PublishedYousign(EsignSandboxExtension sandbox) {
        this.sandbox = sandbox;
    }

    private static PublishedApi published(String file, String base) {
        return new PublishedApi(PublishedYousign.class.getResource("/schema/" + file), base);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        wire = new RecordingProxy(sandbox.sandbox().uri());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        wire.close();
        assertThat(differences()).isEmpty();
    }

    /** The base URI that a component has to have so that it is listened to. */
    String baseUri() {
        return "http://127.0.0.1:" + wire.port() + "/yousign";
    }

    /** The same for version 2. */
    String v2BaseUri() {
        return baseUri() + "/v2";
    }

    RecordingProxy wire() {
        return wire;
    }

    /** What was said so far that is not published. */
    List<String> differences() {
        return wire.getAllServeEvents().stream()
                .flatMap(c -> api(c).differences(c).stream())
                .toList();
    }

    private PublishedApi api(ServeEvent call) {
        return call.getRequest().getUrl().startsWith("/yousign/v2/") ? v2 : v3;
    }
}

package io.github.camelesign.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Writes down what a component and a server say in a test, and fails it if something of that is not
 * as it is published.
 */
public final class PublishedTraffic implements BeforeEachCallback, AfterEachCallback {

    private final Supplier<URI> server;
    private final List<PublishedApi> apis;
    private RecordingProxy wire;

    /**
     * @param server what is listened to, when a test begins
     * @param apis all that the server has
     */
    public PublishedTraffic(Supplier<URI> server, PublishedApi... apis) {
        this.server = server;
        this.apis = List.of(apis);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        wire = new RecordingProxy(server.get());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        wire.close();
        assertThat(differences()).isEmpty();
    }

    /** Where the server is reached so that it is listened to. */
    public String uri() {
        return "http://127.0.0.1:" + wire.port();
    }

    public RecordingProxy wire() {
        return wire;
    }

    /** What was said so far that is not published. */
    public List<String> differences() {
        return wire.getAllServeEvents().stream().flatMap(call -> of(call).stream()).toList();
    }

    private List<String> of(ServeEvent call) {
        return apis.stream()
                .filter(api -> api.isBelow(call.getRequest().getUrl()))
                .findFirst()
                .map(api -> api.differences(call))
                .orElseGet(() -> List.of(call.getRequest().getUrl() + ": is of no published API"));
    }
}

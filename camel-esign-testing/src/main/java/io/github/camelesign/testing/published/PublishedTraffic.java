// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.camelesign.testing.http.RecordingProxy;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Records the traffic between a component and a server in a test, and fails the test if some of it
 * differs from what is published.
 */
public final class PublishedTraffic implements BeforeEachCallback, AfterEachCallback {

    private final Supplier<URI> server;
    private final List<PublishedApi> apis;
    private RecordingProxy proxy;

    /**
     * @param server whose traffic is recorded, as of the beginning of a test
     * @param apis all that the server has
     */
    public PublishedTraffic(Supplier<URI> server, PublishedApi... apis) {
        this.server = server;
        this.apis = List.of(apis);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        proxy = new RecordingProxy(server.get());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        proxy.close();
        assertThat(differences()).isEmpty();
    }

    /** Where the server is reached so that its traffic is recorded. */
    public String uri() {
        return "http://127.0.0.1:" + proxy.port();
    }

    public RecordingProxy proxy() {
        return proxy;
    }

    /** What differs so far from what is published. */
    public List<String> differences() {
        return proxy.getAllServeEvents().stream().flatMap(call -> of(call).stream()).toList();
    }

    private List<String> of(ServeEvent call) {
        return apis.stream()
                .filter(api -> api.isBelow(call.getRequest().getUrl()))
                .findFirst()
                .map(api -> api.differences(call))
                .orElseGet(() -> List.of(call.getRequest().getUrl() + ": is of no published API"));
    }
}

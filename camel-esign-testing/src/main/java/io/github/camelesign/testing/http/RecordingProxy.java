// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;

/** A proxy between a component and a server that records their requests and responses. */
public final class RecordingProxy extends WireMockServer implements AutoCloseable {

    /** Starts it at a free port; it also speaks HTTPS, at another one. */
    public RecordingProxy(URI server) {
        super(wireMockConfig().dynamicPort().dynamicHttpsPort().jettyAcceptors(1));
        start();
        stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(server.toString())));
    }

    @Override
    public void close() {
        stop();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that answers every request with an empty JSON object. */
public final class EmptyProvider implements BeforeAllCallback, AfterAllCallback {

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().jettyAcceptors(1));

    @Override
    public void beforeAll(ExtensionContext tests) {
        server.start();
        server.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        server.stop();
    }

    public String uri() {
        return server.baseUrl();
    }
}

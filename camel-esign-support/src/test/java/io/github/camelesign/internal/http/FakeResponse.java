// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An answer as a test writes it. */
record FakeResponse(int status, Map<String, String> headers, String text)
        implements ProviderResponse {

    FakeResponse(int status, Map<String, String> headers) {
        this(status, headers, "");
    }

    @Override
    public Optional<String> header(String name) {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        return Optional.ofNullable(anyCase.get(name));
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}

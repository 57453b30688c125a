// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** An answer of the HTTP client while its connection is open. */
record OpenResponse(ClassicHttpResponse response, Transfer transfer) implements ProviderResponse {

    @Override
    public int status() {
        return response.getCode();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(h -> h.getValue());
    }

    @Override
    public long length() {
        HttpEntity entity = response.getEntity();
        return entity == null ? 0 : entity.getContentLength();
    }

    @Override
    public InputStream body() throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null
                ? InputStream.nullInputStream()
                : transfer.counting(entity.getContent());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import io.github.camelesign.component.EsignEndpoint;

/** An endpoint of the provider of these tests. */
public class TinyEndpoint extends EsignEndpoint<TinyConfiguration, TinyOperation> {

    private final TinyOperation operation;
    private final TinyConfiguration configuration;

    TinyEndpoint(
            String uri,
            TinyComponent component,
            TinyOperation operation,
            TinyConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    public TinyOperation getOperation() {
        return operation;
    }

    @Override
    public TinyConfiguration getConfiguration() {
        return configuration;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import io.github.camelesign.component.EsignEndpoint;
import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** Send documents for signature with jSign, follow what happens to them and collect the result. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "jsign",
        title = "jSign",
        syntax = "jsign:operation",
        category = {Category.CLOUD, Category.API, Category.DOCUMENT},
        lenientProperties = true,
        headersClass = JSignConstants.class)
@Metadata(annotations = {"protocol=https"})
public class JSignEndpoint extends EsignEndpoint<JSignConfiguration, JSignOperation> {

    @UriPath(description = "The operation, as group/action.")
    @Metadata(required = true)
    private final JSignOperation operation;

    @UriParam private JSignConfiguration configuration;

    public JSignEndpoint(
            String uri,
            JSignComponent component,
            JSignOperation operation,
            JSignConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    public JSignOperation getOperation() {
        return operation;
    }

    @Override
    public JSignConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(JSignConfiguration configuration) {
        this.configuration = configuration;
    }
}

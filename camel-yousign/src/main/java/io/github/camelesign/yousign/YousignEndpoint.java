// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import io.github.camelesign.component.EsignEndpoint;
import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Send documents for signature with Yousign, follow what happens to them and collect the result.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "yousign",
        title = "Yousign",
        syntax = "yousign:operation",
        category = {Category.CLOUD, Category.API, Category.DOCUMENT},
        lenientProperties = true,
        headersClass = YousignConstants.class)
@Metadata(annotations = {"protocol=https"})
public class YousignEndpoint extends EsignEndpoint<YousignConfiguration, YousignOperation> {

    @UriPath(description = "The operation, as group/action.")
    @Metadata(required = true)
    private final YousignOperation operation;

    @UriParam private YousignConfiguration configuration;

    public YousignEndpoint(
            String uri,
            YousignComponent component,
            YousignOperation operation,
            YousignConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    public YousignOperation getOperation() {
        return operation;
    }

    @Override
    public YousignConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(YousignConfiguration configuration) {
        this.configuration = configuration;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import io.github.camelesign.component.EsignEndpoint;
import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Send documents for signature with Signeasy, follow what happens to them and collect the result.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "signeasy",
        title = "Signeasy",
        syntax = "signeasy:operation",
        category = {Category.CLOUD, Category.API, Category.DOCUMENT},
        lenientProperties = true,
        headersClass = SigneasyConstants.class)
@Metadata(annotations = {"protocol=https"})
public class SigneasyEndpoint extends EsignEndpoint<SigneasyConfiguration, SigneasyOperation> {

    @UriPath(description = "The operation, as group/action.")
    @Metadata(required = true)
    private final SigneasyOperation operation;

    @UriParam private SigneasyConfiguration configuration;

    public SigneasyEndpoint(
            String uri,
            SigneasyComponent component,
            SigneasyOperation operation,
            SigneasyConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
    }

    /** The host that is called, and the login for it, depend on the path. */
    @Override
    protected void doInit() throws Exception {
        configuration.use(SigneasyGeneration.of(operation.row(), getParameters()));
        super.doInit();
    }

    @Override
    public SigneasyOperation getOperation() {
        return operation;
    }

    @Override
    public SigneasyConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(SigneasyConfiguration configuration) {
        this.configuration = configuration;
    }
}

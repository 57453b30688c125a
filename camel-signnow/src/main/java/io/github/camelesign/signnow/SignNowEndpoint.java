// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import io.github.camelesign.component.EsignEndpoint;
import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Send documents for signature with SignNow, follow what happens to them and collect the result.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "signnow",
        title = "SignNow",
        syntax = "signnow:operation",
        category = {Category.CLOUD, Category.API, Category.DOCUMENT},
        lenientProperties = true,
        headersClass = SignNowConstants.class)
@Metadata(annotations = {"protocol=https"})
public class SignNowEndpoint extends EsignEndpoint<SignNowConfiguration, SignNowOperation> {

    @UriPath(description = "The operation, as group/action.")
    @Metadata(required = true)
    private final SignNowOperation operation;

    @UriParam private SignNowConfiguration configuration;

    public SignNowEndpoint(
            String uri,
            SignNowComponent component,
            SignNowOperation operation,
            SignNowConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    public SignNowOperation getOperation() {
        return operation;
    }

    @Override
    public SignNowConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(SignNowConfiguration configuration) {
        this.configuration = configuration;
    }
}

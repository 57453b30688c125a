// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import io.github.camelesign.component.EsignComponent;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/** Sends documents for signature with SignNow, follows them and collects the result. */
@Component("signnow")
public class SignNowComponent extends EsignComponent<SignNowConfiguration, SignNowOperation> {

    @Metadata(description = "The options that endpoints start from.")
    private SignNowConfiguration configuration = new SignNowConfiguration();

    public SignNowComponent() {
        super(SignNowProvider.PROVIDER, SignNowOperation.class);
    }

    @Override
    protected SignNowEndpoint createEndpoint(String uri, SignNowOperation operation) {
        return new SignNowEndpoint(uri, this, operation, configuration.copy());
    }

    @Override
    public SignNowConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(SignNowConfiguration configuration) {
        this.configuration = configuration;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import io.github.camelesign.component.EsignComponent;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/** Sends documents for signature with Signeasy, follows them and collects the result. */
@Component("signeasy")
public class SigneasyComponent extends EsignComponent<SigneasyConfiguration, SigneasyOperation> {

    @Metadata(description = "The options that endpoints start from.")
    private SigneasyConfiguration configuration = new SigneasyConfiguration();

    public SigneasyComponent() {
        super(SigneasyProvider.PROVIDER, SigneasyOperation.class);
    }

    @Override
    protected SigneasyEndpoint createEndpoint(String uri, SigneasyOperation operation) {
        return new SigneasyEndpoint(uri, this, operation, configuration.copy());
    }

    @Override
    public SigneasyConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(SigneasyConfiguration configuration) {
        this.configuration = configuration;
    }
}

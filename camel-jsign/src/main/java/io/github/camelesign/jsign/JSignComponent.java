// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import io.github.camelesign.component.EsignComponent;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/** Sends documents for signature with jSign, follows them and collects the result. */
@Component("jsign")
public class JSignComponent extends EsignComponent<JSignConfiguration, JSignOperation> {

    @Metadata(description = "The options that endpoints start from.")
    private JSignConfiguration configuration = new JSignConfiguration();

    public JSignComponent() {
        super(JSignProvider.PROVIDER, JSignOperation.class);
    }

    @Override
    protected JSignEndpoint createEndpoint(String uri, JSignOperation operation) {
        return new JSignEndpoint(uri, this, operation, configuration.copy());
    }

    @Override
    public JSignConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(JSignConfiguration configuration) {
        this.configuration = configuration;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import io.github.camelesign.component.EsignComponent;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/** Sends envelopes for signature with DocuSign, follows them and collects the result. */
@Component("docusign")
public class DocuSignComponent extends EsignComponent<DocuSignConfiguration, DocuSignOperation> {

    @Metadata(description = "The options that endpoints start from.")
    private DocuSignConfiguration configuration = new DocuSignConfiguration();

    public DocuSignComponent() {
        super(DocuSignProvider.PROVIDER, DocuSignOperation.class);
    }

    @Override
    protected DocuSignEndpoint createEndpoint(String uri, DocuSignOperation operation) {
        return new DocuSignEndpoint(uri, this, operation, configuration.copy());
    }

    @Override
    public DocuSignConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(DocuSignConfiguration configuration) {
        this.configuration = configuration;
    }
}

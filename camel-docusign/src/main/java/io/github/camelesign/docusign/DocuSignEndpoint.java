// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import io.github.camelesign.component.EsignEndpoint;
import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Send envelopes for signature with DocuSign, follow what happens to them and collect the result.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "docusign",
        title = "DocuSign",
        syntax = "docusign:operation",
        category = {Category.CLOUD, Category.API, Category.DOCUMENT},
        lenientProperties = true,
        headersClass = DocuSignConstants.class)
@Metadata(annotations = {"protocol=https"})
public class DocuSignEndpoint extends EsignEndpoint<DocuSignConfiguration, DocuSignOperation> {

    @UriPath(description = "The operation, as group/action.")
    @Metadata(required = true)
    private final DocuSignOperation operation;

    @UriParam private DocuSignConfiguration configuration;

    /** For the catalog, which shows another default than that of most; the base has the value. */
    @UriParam(
            label = "consumer,scheduler",
            javaType = "java.time.Duration",
            defaultValue = "900000",
            description =
                    "Time between two polls. DocuSign's rule is no more often than every 15 minutes.")
    @SuppressWarnings("unused")
    private long delay;

    public DocuSignEndpoint(
            String uri,
            DocuSignComponent component,
            DocuSignOperation operation,
            DocuSignConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    public DocuSignOperation getOperation() {
        return operation;
    }

    @Override
    public DocuSignConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(DocuSignConfiguration configuration) {
        this.configuration = configuration;
    }
}

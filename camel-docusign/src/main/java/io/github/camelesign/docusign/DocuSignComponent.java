package io.github.camelesign.docusign;

import io.github.camelesign.support.EsignComponent;
import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.auth.EsignAuthentication;
import io.github.camelesign.support.http.Json;
import io.github.camelesign.support.http.RefusalRule;
import java.time.InstantSource;
import java.util.Set;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/** Sends envelopes for signature with DocuSign, follows them and collects the result. */
@Component("docusign")
public class DocuSignComponent extends EsignComponent<DocuSignConfiguration, DocuSignOperation> {

    @Metadata(description = "The options that endpoints start from.")
    private DocuSignConfiguration configuration = new DocuSignConfiguration();

    public DocuSignComponent() {
        super("docusign", "DocuSign", DocuSignOperation.values());
    }

    @Override
    protected EsignEndpoint<DocuSignOperation> createEndpoint(
            String uri, DocuSignOperation operation, DocuSignConfiguration configuration) {
        return new DocuSignEndpoint(uri, this, operation, configuration);
    }

    @Override
    protected EsignAuthentication createAuthentication(DocuSignConfiguration configuration) {
        return new DocuSignAuthentication(
                configuration,
                new KeyResource(getCamelContext())::read,
                new Json(getCamelContext()),
                InstantSource.system());
    }

    @Override
    protected RefusalRule refusals() {
        return new DocuSignRefusals();
    }

    /** Neither the account nor the version is a message's to choose. */
    @Override
    public Set<String> configuredParameters() {
        return Set.of("accountId", "apiVersion");
    }

    @Override
    public DocuSignConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(DocuSignConfiguration configuration) {
        this.configuration = configuration;
    }
}

package io.github.camelesign.jsign;

import io.github.camelesign.support.EsignComponent;
import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.auth.EsignAuthentication;
import io.github.camelesign.support.http.Json;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/** Sends documents for signature with jSign, follows them and collects the result. */
@Component("jsign")
public class JSignComponent extends EsignComponent<JSignConfiguration, JSignOperation> {

    @Metadata(description = "The options that endpoints start from.")
    private JSignConfiguration configuration = new JSignConfiguration();

    public JSignComponent() {
        super("jsign", "JSign", JSignOperation.values());
    }

    @Override
    protected EsignEndpoint<JSignOperation> createEndpoint(
            String uri, JSignOperation operation, JSignConfiguration configuration) {
        return new JSignEndpoint(uri, this, operation, configuration);
    }

    @Override
    protected EsignAuthentication createAuthentication(JSignConfiguration configuration) {
        return new JSignAuthentication(configuration, new Json(getCamelContext()));
    }

    @Override
    public JSignConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(JSignConfiguration configuration) {
        this.configuration = configuration;
    }
}

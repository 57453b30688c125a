package io.github.camelesign.yousign;

import io.github.camelesign.support.EsignComponent;
import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.auth.EsignAuthentication;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/** Sends documents for signature with Yousign, follows them and collects the result. */
@Component("yousign")
public class YousignComponent extends EsignComponent<YousignConfiguration, YousignOperation> {

    @Metadata(description = "The options that endpoints start from.")
    private YousignConfiguration configuration = new YousignConfiguration();

    public YousignComponent() {
        super("yousign", "Yousign", YousignOperation.values());
    }

    @Override
    protected EsignEndpoint<YousignOperation> createEndpoint(
            String uri, YousignOperation operation, YousignConfiguration configuration) {
        configuration.use(operation.version());
        return new YousignEndpoint(uri, this, operation, configuration);
    }

    @Override
    protected EsignAuthentication createAuthentication(YousignConfiguration configuration) {
        return new YousignAuthentication(configuration.getApiKey());
    }

    @Override
    public YousignConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(YousignConfiguration configuration) {
        this.configuration = configuration;
    }
}

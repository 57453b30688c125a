// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import io.github.camelesign.component.EsignComponent;
import io.github.camelesign.component.EsignEndpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/** Sends documents for signature with Yousign, follows them and collects the result. */
@Component("yousign")
public class YousignComponent extends EsignComponent<YousignConfiguration, YousignOperation> {

    @Metadata(description = "The options that endpoints start from.")
    private YousignConfiguration configuration = new YousignConfiguration();

    public YousignComponent() {
        super(YousignProvider.PROVIDER, YousignOperation.class);
    }

    @Override
    protected EsignEndpoint<YousignConfiguration, YousignOperation> createEndpoint(
            String uri, YousignOperation operation) {
        YousignConfiguration own = configuration.copy();
        own.use(operation.version());
        return new YousignEndpoint(uri, this, operation, own);
    }

    @Override
    public YousignConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(YousignConfiguration configuration) {
        this.configuration = configuration;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;

/** Polls through an endpoint of the provider. */
final class ContractConsumer extends DefaultConsumer {

    private final Consumer delegate;

    ContractConsumer(ContractEndpoint endpoint, Processor processor, Consumer delegate) {
        super(endpoint, processor);
        this.delegate = delegate;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(delegate.getEndpoint(), delegate);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(delegate);
        super.doStop();
    }

    @Override
    protected void doShutdown() throws Exception {
        ServiceHelper.stopAndShutdownServices(delegate, delegate.getEndpoint());
        super.doShutdown();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.tracing;

import io.github.camelesign.component.tracing.EsignSpanDecorator;
import io.github.camelesign.contract.ContractComponent;

/** Found by camel-telemetry, and not loaded without it. */
public final class ContractSpanDecorator extends EsignSpanDecorator {

    public ContractSpanDecorator() {
        super("esign", ContractComponent.class);
    }
}

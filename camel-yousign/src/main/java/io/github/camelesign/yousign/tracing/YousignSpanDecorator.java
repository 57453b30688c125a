// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.tracing;

import io.github.camelesign.component.tracing.EsignSpanDecorator;
import io.github.camelesign.yousign.YousignComponent;

/** Found by camel-telemetry, and not loaded without it. */
public final class YousignSpanDecorator extends EsignSpanDecorator {

    public YousignSpanDecorator() {
        super("yousign", YousignComponent.class);
    }
}

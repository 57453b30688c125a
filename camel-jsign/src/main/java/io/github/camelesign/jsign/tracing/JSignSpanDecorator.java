// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.tracing;

import io.github.camelesign.component.tracing.EsignSpanDecorator;
import io.github.camelesign.jsign.JSignComponent;

/** Found by camel-telemetry, and not loaded without it. */
public final class JSignSpanDecorator extends EsignSpanDecorator {

    public JSignSpanDecorator() {
        super("jsign", JSignComponent.class);
    }
}

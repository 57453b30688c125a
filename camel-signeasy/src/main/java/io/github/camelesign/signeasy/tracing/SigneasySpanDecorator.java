// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.tracing;

import io.github.camelesign.component.tracing.EsignSpanDecorator;
import io.github.camelesign.signeasy.SigneasyComponent;

/** Found by camel-telemetry, and not loaded without it. */
public final class SigneasySpanDecorator extends EsignSpanDecorator {

    public SigneasySpanDecorator() {
        super("signeasy", SigneasyComponent.class);
    }
}

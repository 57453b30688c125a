// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.tracing;

import io.github.camelesign.component.tracing.EsignSpanDecorator;
import io.github.camelesign.signnow.SignNowComponent;

/** Found by camel-telemetry, and not loaded without it. */
public final class SignNowSpanDecorator extends EsignSpanDecorator {

    public SignNowSpanDecorator() {
        super("signnow", SignNowComponent.class);
    }
}

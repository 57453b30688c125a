// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.tracing;

import io.github.camelesign.component.tracing.EsignSpanDecorator;
import io.github.camelesign.docusign.DocuSignComponent;

/** Found by camel-telemetry, and not loaded without it. */
public final class DocuSignSpanDecorator extends EsignSpanDecorator {

    public DocuSignSpanDecorator() {
        super("docusign", DocuSignComponent.class);
    }
}

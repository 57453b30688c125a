// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import org.apache.camel.component.webhook.WebhookCapableEndpoint;

/** An endpoint whose webhook a provider calls, which some runtimes have to treat in their way. */
public interface ProviderWebhook extends WebhookCapableEndpoint {

    /** The provider's own endpoint, which checks the calls. */
    EsignEndpoint<?, ?> called();
}

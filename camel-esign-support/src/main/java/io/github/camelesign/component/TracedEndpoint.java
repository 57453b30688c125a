// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import org.apache.camel.Endpoint;

/** An endpoint of which a span shows what it calls, and none of its options. */
public interface TracedEndpoint extends Endpoint {

    /** The provider's scheme. */
    String tracedProvider();

    /** The name of the operation. */
    String tracedOperation();

    /** Where the provider is called, or null if that is not known. */
    String tracedServer();
}

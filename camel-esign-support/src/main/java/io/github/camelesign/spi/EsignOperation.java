// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

/**
 * Implemented by each provider's operation enum: a constant holds one {@link Operation row} and
 * nothing else. Its {@code toString()} must answer the row's name, because Camel's metadata
 * generator and the catalog use that as the value of the path option.
 */
public interface EsignOperation {

    /** Everything that is known of the operation. */
    Operation row();
}

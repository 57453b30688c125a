// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import org.apache.camel.spi.StateRepository;

/**
 * A state repository in which a value can be replaced on the condition that nobody else has
 * replaced it meanwhile, so that several nodes can share it.
 */
public interface AtomicStateRepository extends StateRepository<String, String> {

    /**
     * Replaces a value if it is still the expected one.
     *
     * @param expected the value that was read before; null if there was none
     * @param value what to keep; null to remove the key
     * @return false if the value is another one, and was left as it is
     */
    boolean replace(String key, String expected, String value);
}

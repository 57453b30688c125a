// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

/** What lists show, which can be held back as by a read replica that lags. */
public interface Listing {
    /** From now on lists show the present state. */
    void hold();

    /** Lists show the real state again. */
    void release();
}

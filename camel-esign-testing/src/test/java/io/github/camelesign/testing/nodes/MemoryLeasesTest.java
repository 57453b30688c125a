// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.nodes;

import io.github.camelesign.internal.lease.MemoryLeases;
import io.github.camelesign.spi.Leases;

/** Those of one process, whose threads stand for the nodes. */
class MemoryLeasesTest extends LeasesTests {

    private final Leases leases = new MemoryLeases();

    @Override
    protected Leases node() {
        return leases;
    }
}

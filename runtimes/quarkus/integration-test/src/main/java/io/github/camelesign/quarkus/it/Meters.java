// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.it;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes what quarkus-micrometer would. */
class Meters {

    @Produces
    @Singleton
    @Unremovable
    MeterRegistry registry() {
        return new SimpleMeterRegistry();
    }
}

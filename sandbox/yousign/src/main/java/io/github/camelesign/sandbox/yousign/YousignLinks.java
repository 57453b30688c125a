// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.Link;
import io.github.camelesign.sandbox.core.Links;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** The links that were made. Guarded by the state's lock. */
final class YousignLinks extends Links<YousignLinks.Target> {
    /**
     * Where somebody can look at what they are asked to sign.
     *
     * @param person null for a follower, who only looks
     */
    record Target(String token, YousignEnvelope envelope, Person<?> person, Instant expires)
            implements Link {}

    Duration life = Duration.ofHours(48);

    YousignLinks(SharedServices services) {
        super(services);
    }

    /** The one that works still, else a new one. */
    Target to(YousignEnvelope envelope, Person<?> person) {
        return same(
                Arrays.asList(envelope, person),
                () -> new Target(RandomIds.hex(32), envelope, person, after(life)));
    }
}

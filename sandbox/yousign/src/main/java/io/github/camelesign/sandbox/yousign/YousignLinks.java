// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.Links;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import java.time.Duration;
import java.util.Arrays;

/** The links that were made. Guarded by the state's lock. */
final class YousignLinks extends Links<YousignLink> {
    Duration life = Duration.ofHours(48);

    YousignLinks(SharedServices services) {
        super(services);
    }

    /** The one that works still, else a new one. */
    YousignLink to(String envelopeId, String personId) {
        return same(
                Arrays.asList(envelopeId, personId),
                () -> new YousignLink(RandomIds.hex(32), envelopeId, personId, after(life)));
    }
}

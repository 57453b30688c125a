// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.events;

import io.github.camelesign.spi.JsonView;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Reads Signeasy's times: seconds since 1970, whole or not, as a number or as text. One that is not
 * known is missing, or 0.
 */
public final class SigneasyTimes {

    /** Field of a request, and of each of its recipients. */
    public static final String LAST_MODIFIED = "last_modified_time";

    private SigneasyTimes() {}

    /** When a request, or a recipient, changed last. */
    public static Optional<Instant> lastModified(Map<String, Object> state) {
        return time(state.get(LAST_MODIFIED));
    }

    static Optional<Instant> time(Object seconds) {
        return JsonView.time(seconds).filter(at -> at.isAfter(Instant.EPOCH));
    }
}

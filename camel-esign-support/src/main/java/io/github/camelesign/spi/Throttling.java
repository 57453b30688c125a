// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * By which answers a provider says that it has done nothing because it got too many calls, so that
 * the same may be sent again later, also what must not be done twice.
 */
@FunctionalInterface
public interface Throttling {

    /** The status that means it everywhere (RFC 6585). */
    int TOO_MANY_REQUESTS = 429;

    /**
     * @param errorCode the provider's, or null
     */
    boolean isRefusal(int status, String errorCode);

    /**
     * How long a limit lasts whose refusals do not say so.
     *
     * @param errorCode the provider's, or null
     * @return empty when the answer's headers name the end of the window
     */
    default Optional<Duration> window(String errorCode) {
        return Optional.empty();
    }

    /**
     * Headers that name the end of the provider's window, as seconds to wait or since 1970. Some
     * come with every answer: they count only when the rate was the reason.
     */
    default List<String> resetHeaders() {
        return List.of();
    }
}

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

    /** Headers by which answers say what is left of the limits. */
    default List<Figures> figures() {
        return List.of();
    }

    /** The limits that are published, of a provider whose answers do not say what is left. */
    default List<Limit> limits() {
        return List.of();
    }

    /**
     * The headers of one limit.
     *
     * @param limit name of the header with the calls that are allowed
     * @param left name of the header with those that are left
     * @param reset name of the header with the end of the window, as seconds to wait or since 1970;
     *     null if there is none
     * @param window the longest that a figure counts
     */
    record Figures(String limit, String left, String reset, Duration window) {}

    /**
     * A published limit.
     *
     * @param calls allowed in each window
     */
    record Limit(int calls, Duration window) {}
}

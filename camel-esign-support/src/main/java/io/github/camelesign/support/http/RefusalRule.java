package io.github.camelesign.support.http;

import java.time.Duration;

/**
 * Tells the answers by which a provider says that it has done nothing because too much was asked of
 * it, so that the same may be sent again later, also what must not be done twice.
 */
@FunctionalInterface
public interface RefusalRule {

    /** The one status that means it everywhere. */
    RefusalRule TOO_MANY_REQUESTS = (status, errorCode) -> status == 429;

    /**
     * @param errorCode the provider's, or null
     */
    boolean isRefusal(int status, String errorCode);

    /**
     * How long a limit lasts whose refusals do not say so.
     *
     * @param errorCode the provider's, or null
     * @return null when the answer's headers are to be asked for the end of the window
     */
    default Duration window(String errorCode) {
        return null;
    }
}

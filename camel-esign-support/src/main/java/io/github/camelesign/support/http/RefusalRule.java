package io.github.camelesign.support.http;

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
}

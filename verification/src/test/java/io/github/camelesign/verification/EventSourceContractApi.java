// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The calls of one provider that polling makes, answered as its documentation says. */
interface EventSourceContractApi {

    /** The consumer, with its login, to which options can be appended. */
    String uri();

    /** The provider's id of an envelope. */
    String id(int number);

    /** Whether a call lists envelopes, so that it may be answered in pages. */
    boolean isList(Call call);

    /** Which envelope a call reads by its id, if it reads one. */
    OptionalInt detailOf(Call call);

    /** The answer as JSON; null where the call is not known. */
    Object answer(Call call, Envelopes envelopes);

    /** Whether something about a single envelope is read by a call of its own. */
    default boolean hasDetails() {
        return true;
    }

    /** How many calls read an envelope. */
    default int callsOfARead() {
        return 1;
    }

    /** Whether a refusal that names no wait is known to last a minute. */
    default boolean refusesForAMinute() {
        return false;
    }

    /**
     * Headers by which the provider says how its limit of calls stands; those in common use where
     * it does not document any.
     */
    default Map<String, String> limitHeaders(RateWindow.Quota quota) {
        return Map.of(
                "X-RateLimit-Limit", "" + quota.calls(),
                "X-RateLimit-Remaining", "" + quota.left(),
                "X-RateLimit-Reset", "" + quota.end().getEpochSecond());
    }

    /** An entry of the list that no provider documents. */
    default Map<String, Object> oddEntry() {
        return Map.of("status", 7);
    }

    /**
     * A call.
     *
     * @param query decoded
     * @param body parsed JSON; empty if there is none
     */
    record Call(String path, Map<String, String> query, Map<String, Object> body) {

        int number(String parameter, int usually) {
            return Integer.parseInt(query.getOrDefault(parameter, String.valueOf(usually)));
        }
    }

    /**
     * An envelope with one signer, Ada.
     *
     * @param completed when she signed; null as long as she has not
     */
    record Envelope(int number, Instant created, Instant completed) {

        boolean isCompleted() {
            return completed != null;
        }

        Instant changed() {
            return isCompleted() ? completed : created;
        }
    }

    /** What the account holds, and how the server misleads about it. */
    interface Envelopes {

        /** In the order of their creation. */
        List<Envelope> all();

        Envelope get(int number);

        /** The entries of a page, as many as the server gives at once, with the odd one if any. */
        <T> List<T> page(List<T> entries, int offset, int limit);

        /** How many entries the server gives at once where so many are requested. */
        int atOnce(int limit);

        /** The entries of an answer that has no pages, with the odd one if any. */
        <T> List<T> whole(List<T> entries);

        /** The number of all entries that an answer with so many of them has. */
        int total(List<?> all, List<?> page);
    }
}

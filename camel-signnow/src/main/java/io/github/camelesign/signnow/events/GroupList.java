// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.Paging.entries;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signnow.SignNowOperation;
import io.github.camelesign.spi.Calls;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The document groups of the user. Their list has no filter, but the latest change comes first, so
 * that it is read only as far as is new.
 */
final class GroupList {

    private static final int PAGE = 50;

    /** More than this, and the list does not stand still long enough to be read. */
    private static final int MOST_MOVES = 100;

    private static final Logger LOG = LoggerFactory.getLogger(GroupList.class);

    private final Calls calls;
    private boolean seen;
    private boolean refused;

    GroupList(Calls calls) {
        this.calls = calls;
    }

    /**
     * What the list says.
     *
     * @param any whether the user has groups at all
     * @param changed those that changed at or after the instant asked for, by id
     */
    record Listing(boolean any, Map<String, ListedGroup> changed) {

        static final Listing NONE = new Listing(false, Map.of());
    }

    /**
     * Each page begins with the last group of the one before: if that is missing, the list has
     * moved, and one may have slipped past; so it is read again from its start.
     */
    Listing changedSince(Instant since) throws EsignOperationException {
        Map<String, ListedGroup> changed = new HashMap<>();
        String last = null;
        int offset = 0;
        int moves = 0;
        while (!refused) {
            Map<String, Object> answer = list(offset);
            List<ListedGroup> page =
                    objects(entries(answer.get("document_groups"))).stream()
                            .map(ListedGroup::listed)
                            .toList();
            seen |= !page.isEmpty();
            String overlap = last;
            if (offset > 0 && page.stream().noneMatch(group -> group.id().equals(overlap))) {
                if (++moves > MOST_MOVES) {
                    throw new IllegalStateException(
                            "The document groups keep changing while SignNow lists them");
                }
                offset = 0;
                continue;
            }
            page.stream()
                    .filter(group -> !group.updated().isBefore(since))
                    .forEach(group -> changed.put(group.id(), group));
            if (isLast(answer, offset, page, since)) {
                return new Listing(offset > 0 || !page.isEmpty(), changed);
            }
            last = page.get(page.size() - 1).id();
            offset += page.size() - 1;
        }
        return Listing.NONE;
    }

    private static boolean isLast(
            Map<String, Object> answer, int offset, List<ListedGroup> page, Instant since) {
        Object total = answer.get("document_group_total_count");
        return page.size() <= 1
                || page.get(page.size() - 1).updated().isBefore(since)
                || (page.size() < PAGE
                        && (total == null
                                || offset + page.size() >= Long.parseLong(total.toString())));
    }

    /** Appliances and some plans have no groups; that must not keep documents from being read. */
    private Map<String, Object> list(int offset) throws EsignOperationException {
        try {
            return calls.get(
                    SignNowOperation.DOCUMENT_GROUP_LIST, Map.of("limit", PAGE, "offset", offset));
        } catch (EsignOperationException e) {
            if (seen || !isDenied(e)) {
                throw e;
            }
            refused = true;
            LOG.warn(
                    "Polling follows documents only: SignNow does not list groups here: {}",
                    e.getMessage());
            return Map.of();
        }
    }

    /**
     * A group with the invites of its documents.
     *
     * @return null if there is no such group any more, or it is not the user's
     */
    Map<String, Object> read(String groupId) throws EsignOperationException {
        try {
            Map<String, Object> answer = calls.get(SignNowOperation.V2_DOCUMENT_GROUP_GET, groupId);
            return answer.get("data") instanceof Map<?, ?> data ? object(data) : answer;
        } catch (EsignOperationException e) {
            if (isDenied(e)) {
                return null;
            }
            throw e;
        }
    }

    private boolean isDenied(EsignOperationException failure) {
        return failure.getHttpResponseCode() == 403 || calls.isAbsent(failure);
    }
}

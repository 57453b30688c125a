// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;
import static io.github.camelesign.spi.Paging.entries;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signnow.SignNowOperation;
import io.github.camelesign.spi.Calls;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls for the document groups of the user. They are listed once it is known that there are
 * any, so that a user without groups does not pay for them: the list shows it at the first poll and
 * each hour, and a document that is in one does.
 */
final class GroupList {

    static final int PAGE = 50;

    /** A group of old documents shows in its list only. */
    private static final Duration LISTED_AGAIN = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(GroupList.class);

    private final Calls calls;
    private boolean seen;
    private boolean refused;
    private boolean warned;
    private Instant none;

    GroupList(Calls calls) {
        this.calls = calls;
    }

    /**
     * Whether to list groups.
     *
     * @param noted whether a document may be in one
     * @param now by SignNow's clock
     */
    boolean isWorthListing(boolean noted, Instant now) {
        return !refused && (noted || none == null || !now.isBefore(none.plus(LISTED_AGAIN)));
    }

    /**
     * The list was read to its end. If it was empty for once, as an error in the form of an answer
     * is, it is read on.
     */
    void listed(Instant begun) {
        none = seen ? null : begun.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Since when groups may have changed that no walk has found. */
    Instant since(Instant walk) {
        return none != null && none.isBefore(walk) ? none : walk;
    }

    /** The groups from a place in the list on; none where there are no groups. */
    List<ListedGroup> list(int offset) throws EsignOperationException {
        List<ListedGroup> page =
                objects(entries(answer(offset).get("document_groups"))).stream()
                        .filter(this::isWithId)
                        .map(ListedGroup::listed)
                        .toList();
        seen |= !page.isEmpty();
        return page;
    }

    private boolean isWithId(Map<String, Object> entry) {
        boolean with = text(entry.get("group_id")) != null;
        if (!with && !warned) {
            warned = true;
            LOG.warn("SignNow lists a document group without an id, which is left out");
        }
        return with;
    }

    /** Appliances and some plans have no groups; that must not keep documents from being read. */
    private Map<String, Object> answer(int offset) throws EsignOperationException {
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
     * @return null if there is no such group any more, or it is another user's, on a document that
     *     is shared
     */
    Map<String, Object> read(FoundGroup group) throws EsignOperationException {
        try {
            Map<String, Object> answer =
                    calls.get(SignNowOperation.V2_DOCUMENT_GROUP_GET, group.group().id());
            return answer.get("data") instanceof Map<?, ?> data ? object(data) : answer;
        } catch (EsignOperationException e) {
            if (calls.isAbsent(e) || (group.listed() == null && isDenied(e))) {
                return null;
            }
            throw e;
        }
    }

    private boolean isDenied(EsignOperationException failure) {
        return failure.getHttpResponseCode() == 403 || calls.isAbsent(failure);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.util.List;
import java.util.Set;

/**
 * How far a list is read whose pages are requested by position, and whose entries move while it is
 * read. So each page begins with the last entry of the one before: if it does not, others have
 * moved past the reader, who goes back. The list has ended when a page brings nothing beyond the
 * one before, whatever total the provider names and however many entries it gives at once.
 */
public final class ListPosition {

    /** More than this, and the list is not one that moves, but one without an order. */
    private static final int MOST_MOVES = 100;

    private final String list;
    private final int pageSize;
    private int position;
    private List<?> before = List.of();
    private boolean overlaps;
    private boolean wentBack;
    private boolean repeated;
    private boolean ended;
    private int moves;

    /**
     * @param list what is listed, for the message of a failure
     * @param pageSize how many entries a page is requested with
     */
    public ListPosition(String list, int pageSize) {
        this.list = list;
        this.pageSize = pageSize;
    }

    /** How many entries to skip in the next request. */
    public int next() {
        return position;
    }

    /** Whether the last page has brought nothing new. */
    public boolean isEnded() {
        return ended;
    }

    /**
     * Goes on after a page was read. A failure before that leaves the position where it is.
     *
     * @param page of each entry what recognises it, together with when it changed last: one that
     *     has changed has moved, and shows nothing about the place of others
     * @return whether the page follows the one before; if not, entries may be missing between them,
     *     and are listed by a later page
     * @throws IllegalStateException when the list keeps moving; it begins anew after that
     */
    public boolean read(List<?> page) {
        if (overlaps && !follows(page)) {
            goBack();
            return false;
        }
        boolean known = Set.copyOf(before).containsAll(page);
        // the whole page again: either the list has moved by just its length, or the provider
        // ignores the position, which one more page shows
        boolean same = known && page.size() > 1 && page.size() == before.size();
        ended = known && (!same || repeated);
        repeated = same;
        overlaps = page.size() > 1;
        wentBack = false;
        position += overlaps ? page.size() - 1 : page.size();
        before = List.copyOf(page);
        return true;
    }

    /**
     * The page begins within the one before, and has the rest of that. After a step back it need
     * not be the whole rest: some of it may be what has moved.
     */
    private boolean follows(List<?> page) {
        int start = page.isEmpty() ? -1 : before.indexOf(page.get(0));
        if (start < 0) {
            return false;
        }
        List<?> rest = before.subList(start, before.size());
        int common = Math.min(rest.size(), page.size());
        return wentBack || rest.subList(0, common).equals(page.subList(0, common));
    }

    /** Begins anew, in a list that now has a later entry as its first. */
    public void restart() {
        position = 0;
        overlaps = false;
    }

    private void goBack() {
        if (++moves > MOST_MOVES) {
            moves = 0;
            restart();
            throw new IllegalStateException(
                    "The order of %s keeps changing while they are listed".formatted(list));
        }
        position = Math.max(0, position - pageSize + 1);
        overlaps = position > 0;
        wentBack = true;
    }
}

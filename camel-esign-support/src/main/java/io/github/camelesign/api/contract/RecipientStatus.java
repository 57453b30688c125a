// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api.contract;

import java.util.Locale;

/** What became of a recipient's part, in one vocabulary for all providers. */
public enum RecipientStatus {
    /** It is not their turn. */
    WAITING,
    /** They were asked, and have not looked yet. */
    ASKED,
    VIEWED,
    /** They have signed, approved or got their copy. */
    DONE,
    DECLINED,
    /** They could not be reached, or could not prove who they are. */
    FAILED;

    /** As it is written in contracts and results. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

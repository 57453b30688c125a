// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api.contract;

import java.util.Locale;

/** What somebody has to do. */
public enum RecipientKind {
    SIGNER,
    APPROVER,
    COPY;

    /** As it is written in contracts and results. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

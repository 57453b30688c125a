// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api.contract;

import java.util.Locale;

/** What became of a contract, in one vocabulary for all providers. */
public enum ContractStatus {
    /** Nobody was asked yet. */
    DRAFT,
    /** Somebody still has to act. */
    OPEN,
    COMPLETED,
    DECLINED,
    VOIDED,
    EXPIRED,
    /** The provider gave up. */
    FAILED;

    /** Whether nothing more is to be signed. */
    public boolean isTerminal() {
        return this != DRAFT && this != OPEN;
    }

    /** As it is written in contracts and results. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

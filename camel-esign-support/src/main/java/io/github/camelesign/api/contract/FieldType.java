// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api.contract;

import java.util.Locale;

/** What a signer fills in. */
public enum FieldType {
    SIGNATURE,
    INITIALS,
    DATE,
    TEXT,
    CHECKBOX;

    /** As it is written in contracts and results. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

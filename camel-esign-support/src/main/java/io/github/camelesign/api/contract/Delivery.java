// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api.contract;

import java.util.Locale;

/** How somebody gets to what they have to sign. */
public enum Delivery {
    EMAIL,
    EMBEDDED;

    /** As it is written in contracts and results. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

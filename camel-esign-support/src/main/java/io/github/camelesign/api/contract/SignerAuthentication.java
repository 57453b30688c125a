// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api.contract;

import java.util.Locale;

/** How a signer proves who they are. */
public enum SignerAuthentication {
    /** Who has the link may sign. */
    NONE,
    /** A code by e-mail. */
    CODE,
    /** A code to their phone. */
    SMS;

    /** As it is written in contracts and results. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

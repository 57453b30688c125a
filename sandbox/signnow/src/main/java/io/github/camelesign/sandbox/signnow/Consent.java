// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import java.util.function.Predicate;

/** A user let an application do something. */
record Consent(Application application, User user) {
    static Predicate<Consent> to(Application application) {
        return consent -> consent.application().equals(application);
    }
}

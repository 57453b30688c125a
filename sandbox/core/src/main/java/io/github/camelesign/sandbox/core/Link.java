// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Instant;

/** An address that lets whoever has it do something without credentials. */
public interface Link {
    /** What makes it hard to guess. */
    String token();

    /** When it stops to work; {@link Instant#MAX} for one that works until the sandbox is reset. */
    Instant expires();
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.io.IOException;

/** A kept connection was found closed before anything was written to it. */
final class StaleConnectionException extends IOException {

    private static final long serialVersionUID = 1L;
}

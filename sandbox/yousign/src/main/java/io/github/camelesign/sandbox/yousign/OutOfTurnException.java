// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

/** Somebody acts where nothing waits for them at the moment. */
final class OutOfTurnException extends IllegalStateException {
    OutOfTurnException(String message) {
        super(message);
    }
}

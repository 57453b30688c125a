// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api;

/** How a JSON answer reaches the route. */
public enum EsignOutput {
    /** As a Map or a List. */
    MAP,
    /** As the provider's text. */
    JSON,
    /** As a stream of the provider's text. */
    STREAM
}

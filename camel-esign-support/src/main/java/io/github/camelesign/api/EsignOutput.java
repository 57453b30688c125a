// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api;

/** How the JSON of an answer or of an event reaches the route. */
public enum EsignOutput {
    /** As a Map or a List. */
    MAP,
    /** As text: an answer as the provider wrote it. */
    JSON,
    /** As a stream of that text. */
    STREAM
}

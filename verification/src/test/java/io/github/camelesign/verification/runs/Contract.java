// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

/**
 * A contract that was sent.
 *
 * @param ending the type of the event that ends it
 */
record Contract(Source source, String id, String ending) {

    static final String COMPLETED = "completed";
    static final String DECLINED = "declined";
}

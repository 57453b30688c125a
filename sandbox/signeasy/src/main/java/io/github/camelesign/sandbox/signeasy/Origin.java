// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

/**
 * Where a call comes from.
 *
 * @param clientId the header {@code X-Client-ID}; null without one
 * @param application the client id of the token; null for a personal token
 */
record Origin(String clientId, String application) {}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

/**
 * A registered API client.
 *
 * @param owner for whom it acts with its own credentials
 */
record Application(String clientId, String clientSecret, User owner) {}

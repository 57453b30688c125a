// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

/**
 * What a user agreed to on the consent page, waiting to be redeemed.
 *
 * @param challenge of PKCE; null without
 */
record Consent(
        Integration integration, User user, String scope, String redirectUri, String challenge) {}

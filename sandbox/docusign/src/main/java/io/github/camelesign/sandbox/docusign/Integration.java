// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.security.PublicKey;
import java.util.Set;

/**
 * A registered app.
 *
 * @param key integration key, which is OAuth's client id
 * @param secret client secret; null for a public app, which proves itself with PKCE
 * @param publicKeys any of which may verify a JWT; empty when the app makes none
 * @param redirectUris where codes may go, beside loopback addresses
 */
record Integration(
        String key, String secret, Set<PublicKey> publicKeys, Set<String> redirectUris) {}

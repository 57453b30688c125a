// SPDX-License-Identifier: Apache-2.0
/** What the OAuth 2 servers of the providers have in common. */
package io.github.camelesign.sandbox.core.oauth;

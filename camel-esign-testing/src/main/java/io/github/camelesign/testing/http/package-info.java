// SPDX-License-Identifier: Apache-2.0
/** HTTP servers in the place of a provider, or in front of one. */
package io.github.camelesign.testing.http;

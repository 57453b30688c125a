// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

/** A registered API client. */
record Application(String clientId, String clientSecret) {}

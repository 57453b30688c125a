// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.oauth;

/** How a provider writes OAuth's errors. */
@FunctionalInterface
public interface OAuthRefusal {
    /** The exception that is answered so. */
    RuntimeException of(int status, String error, String description);
}

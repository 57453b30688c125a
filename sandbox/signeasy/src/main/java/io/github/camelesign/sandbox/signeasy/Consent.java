// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

/**
 * A user let an application act for them.
 *
 * @param redirectUri which the application must name again to get its tokens; null for any
 */
record Consent(Application application, User user, String scope, String redirectUri) {
    boolean isFor(Application other, String uri) {
        return application.equals(other) && (redirectUri == null || redirectUri.equals(uri));
    }
}

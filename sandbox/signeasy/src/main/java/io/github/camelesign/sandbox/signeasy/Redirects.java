// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

/** Where browsers go when something embedded is done. */
final class Redirects {
    private Redirects() {}

    /** The page of the application, which learns which request it was. */
    static String to(String page, int requestId) {
        return page + (page.contains("?") ? '&' : '?') + "pending_file_id=" + requestId;
    }
}

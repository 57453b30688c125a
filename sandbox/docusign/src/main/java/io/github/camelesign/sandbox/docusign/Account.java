// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

/**
 * An account.
 *
 * @param guid its id in OAuth
 * @param number its short id, which requests may name as well
 */
record Account(String guid, String number, String name) {
    /** Where its resources are. */
    String path() {
        return "/v2.1/accounts/" + guid;
    }

    boolean isCalled(String id) {
        return guid.equalsIgnoreCase(id) || number.equals(id);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

/** Somebody with a login. */
record User(String email, String password, String firstName, String lastName) {
    boolean is(String address) {
        return email.equalsIgnoreCase(address);
    }
}

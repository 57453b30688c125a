// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

/** What the providers take for an e-mail address. */
public final class EmailAddress {
    /** As a regular expression. */
    public static final String SHAPE = "[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+";

    private EmailAddress() {}

    /** Whether the text looks like one. */
    public static boolean isValid(String text) {
        return text.matches(SHAPE);
    }
}

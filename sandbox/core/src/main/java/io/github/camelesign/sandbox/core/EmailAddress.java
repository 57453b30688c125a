// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.util.regex.Pattern;

/** What the providers take for an e-mail address. */
public final class EmailAddress {
    private static final Pattern SHAPE = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

    private EmailAddress() {}

    /** Whether the text looks like one. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }
}

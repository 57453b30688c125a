package io.github.camelesign.sandbox.signnow;

import java.util.regex.Pattern;

/** What SignNow takes for an e-mail address. */
final class EmailAddress {
    private static final Pattern SHAPE = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

    private EmailAddress() {}

    static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.webhook;

/** Text of a caller in a log: one line, of letters that a terminal only shows, and not long. */
final class LogText {

    private static final int LONGEST = 100;

    private LogText() {}

    static String of(String text) {
        if (text == null) {
            return null;
        }
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return start.replaceAll("[\\p{Cntrl}\\p{Cf}\\u0080-\\u009f\\u2028\\u2029]", "_");
    }
}

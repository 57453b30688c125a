// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.text;

import java.util.regex.Pattern;

/**
 * Text that somebody else wrote, as it may stand in a log line or in the message of an exception.
 * In a log a line end begins another entry, an escape sequence rewrites what a terminal shows, and
 * a letter that changes the direction of writing makes a line read as another.
 */
public final class OneLine {

    /** What an ANSI terminal takes for a command, with the letters that belong to it. */
    private static final Pattern ESCAPES =
            Pattern.compile(
                    "(?:\u001B\\[|\u009B)[0-?]*[ -/]*[@-~]|\u001B\\][^\u0007\u001B]*(?:\u0007|\u001B\\\\)");

    /** Controls, formats (direction and zero width among them), line ends, halves of pairs. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    private static final Pattern BLANKS = Pattern.compile(" {2,}");

    private OneLine() {}

    /**
     * One line of printable letters.
     *
     * @param text may be null, and the result is then
     * @param longest letters; what is longer is cut and ends in an ellipsis
     */
    public static String of(String text, int longest) {
        if (text == null) {
            return null;
        }
        String printable =
                UNPRINTABLE.matcher(ESCAPES.matcher(text).replaceAll("")).replaceAll(" ");
        String line = BLANKS.matcher(printable).replaceAll(" ").strip();
        return line.length() <= longest ? line : cut(line, longest) + "…";
    }

    /** Not between the two halves of a letter. */
    private static String cut(String line, int longest) {
        int end = Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest;
        return line.substring(0, end);
    }
}

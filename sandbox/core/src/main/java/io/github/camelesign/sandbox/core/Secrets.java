// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.util.regex.Pattern;

/** Hides on pages what lets somebody in, by the names that it has. */
final class Secrets {
    private static final String MASK = "••••••";
    private static final String NAMES =
            "(?:authorization|cookie|password|passwd|secret|token|assertion|api[-_]?key"
                    + "|private[-_]?key|code_verifier)";
    private static final Pattern HEADER =
            Pattern.compile(".*" + NAMES + ".*", Pattern.CASE_INSENSITIVE);
    private static final Pattern JSON =
            Pattern.compile(
                    "(\"[^\"\\\\]{0,40}"
                            + NAMES
                            + "[^\"\\\\]{0,40}\"\\s*:\\s*\")"
                            // lazy instead of a group, which would fill the stack
                            + ".*?(?=(?<!\\\\)\"|$)",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern FORM =
            Pattern.compile(
                    "((?:^|[&?])[^&=\\s]{0,40}" + NAMES + "[^&=\\s]{0,40}=)[^&\\s]+",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern PART =
            Pattern.compile(
                    "(name=\"[^\"]{0,40}"
                            + NAMES
                            + "[^\"]{0,40}\"[^\r\n]*\r\n(?:[^\r\n]+\r\n){0,8}\r\n)[^\r\n]+",
                    Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    /** The value of a header; the kind of credentials stays, for example Bearer. */
    static String maskedHeader(String name, String value) {
        return HEADER.matcher(name).matches()
                ? value.substring(0, value.indexOf(' ') + 1) + MASK
                : value;
    }

    /** Of a query or a form. */
    static String maskedForm(String text) {
        return FORM.matcher(text).replaceAll("$1" + MASK);
    }

    /** Of a body of whatever kind. */
    static String masked(String body) {
        String json = JSON.matcher(body).replaceAll("$1" + MASK);
        return PART.matcher(maskedForm(json)).replaceAll("$1" + MASK);
    }
}

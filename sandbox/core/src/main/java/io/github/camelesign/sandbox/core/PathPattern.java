// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A path as faults and request counts name it: {@code *} stands for one segment, {@code **} for any
 * rest.
 */
final class PathPattern {
    private static final Pattern PIECES = Pattern.compile("\\*\\*|\\*|[^*]+");

    private final Pattern regex;

    PathPattern(String glob) {
        this.regex =
                Pattern.compile(
                        PIECES.matcher(glob)
                                .results()
                                .map(piece -> regexOf(piece.group()))
                                .collect(Collectors.joining()));
    }

    private static String regexOf(String piece) {
        return switch (piece) {
            case "**" -> ".*";
            case "*" -> "[^/]+";
            default -> Pattern.quote(piece);
        };
    }

    boolean matches(String path) {
        return regex.matcher(path).matches();
    }
}

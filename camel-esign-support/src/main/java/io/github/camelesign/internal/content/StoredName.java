// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelesign.spi.EsignEvent;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a file that a document is stored under. Any disk takes it, and whoever named the
 * document at the provider chooses neither the folder nor has it evaluated: Camel's file component
 * takes {@code ${...}} in a file name for an expression. It holds the ids of the document, so that
 * two of one name stay two.
 */
public final class StoredName {

    /** Of UTF-8, before the extension; most disks take 255 for all. */
    private static final int LONGEST = 200;

    private static final int LONGEST_IDS = 150;
    private static final int LONGEST_EXTENSION = 20;
    private static final String UNNAMED = "document";

    /** What Windows, Camel or a terminal makes something else of. */
    private static final String BAD =
            "[\\p{Cntrl}\\u0080-\\u009f\\u2028-\\u202e\\u2066-\\u2069\\ufeff\\ufffe\\uffff$:*?\"<>|/\\\\]";

    private static final Pattern RESERVED =
            Pattern.compile(
                    "(?:con|prn|aux|nul|conin_|conout_|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])[ .]*(?:\\..*)?",
                    Pattern.CASE_INSENSITIVE);

    private StoredName() {}

    /** Without ids; empty when nothing is left of a name. */
    public static Optional<String> of(String name) {
        return of(name, List.of());
    }

    /**
     * Empty when nothing is left of a name.
     *
     * @param name the provider's own, or null
     * @param ids of the document, in the order of the path
     */
    public static Optional<String> of(String name, List<String> ids) {
        String safe = name == null ? "" : safe(DocumentName.of(name));
        if (safe.isEmpty() || safe.matches("[._]+")) {
            return Optional.empty();
        }
        int dot = safe.lastIndexOf('.');
        boolean extended =
                dot > 0
                        && safe.substring(dot).matches("\\.[\\p{L}\\p{N}_-]+")
                        && isShort(safe, dot);
        return Optional.of(
                extended
                        ? joined(safe.substring(0, dot), ids, safe.substring(dot))
                        : joined(safe, ids, ""));
    }

    /**
     * For a document that the provider does not name.
     *
     * @param extension with its dot, or nothing
     */
    public static String unnamed(List<String> ids, String extension) {
        return joined(UNNAMED, ids, extension);
    }

    private static boolean isShort(String name, int from) {
        return name.substring(from).getBytes(UTF_8).length <= LONGEST_EXTENSION;
    }

    private static String joined(String base, List<String> ids, String extension) {
        String suffix = suffix(ids);
        String start = trimmed(cut(base, LONGEST - suffix.getBytes(UTF_8).length));
        String name = (start.isEmpty() ? UNNAMED : start) + suffix + extension;
        // a dot would hide the file, and a reserved name is a device
        return name.startsWith(".") || RESERVED.matcher(name).matches() ? "_" + name : name;
    }

    /** Ids that a disk cannot hold are kept apart by their hash. */
    private static String suffix(List<String> ids) {
        if (ids.isEmpty()) {
            return "";
        }
        String whole = " " + String.join(" ", ids);
        String safe = cut(" " + safe(whole), LONGEST_IDS);
        return safe.equals(whole)
                ? whole
                : trimmed(cut(safe, LONGEST_IDS - 40)) + " " + EsignEvent.idOf(ids);
    }

    private static String safe(String name) {
        return trimmed(DocumentName.composed(name).replaceAll(BAD, "_").strip());
    }

    /** Windows drops dots and blanks at the end. */
    private static String trimmed(String name) {
        return name.replaceAll("[\\s.]+$", "");
    }

    /** At most so many bytes, and no letter in halves or without its accents. */
    private static String cut(String text, int bytes) {
        if (text.getBytes(UTF_8).length <= bytes) {
            return text;
        }
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(text);
        int end = 0;
        int used = 0;
        for (int next = letters.next(); next != BreakIterator.DONE; next = letters.next()) {
            used += text.substring(end, next).getBytes(UTF_8).length;
            if (used > bytes) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneLineTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    a\\r\\n2026-01-01 ERROR all is lost | a 2026-01-01 ERROR all is lost
                    a\\u0085b\\u2028c\\u2029d            | a b c d
                    \\u001B[31mred\\u001B[0m\\u001B[2J   | red
                    \\u009B1mbold                        | bold
                    \\u001B]0;title\\u0007text           | text
                    \\u001Bc\\u0000\\u0008x              | c x
                    gpj.\\u202Eexe                       | gpj. exe
                    \\u2066a\\u2069\\u200Fb\\uFEFFc      | a b c
                    half \\uD83D                         | half
                    Zürich 契約書 \\uD83D\\uDE00 𝒜       | Zürich 契約書 \\uD83D\\uDE00 𝒜
                    """,
            delimiter = '|')
    void isOneLineOfPrintableLetters(String text, String line) {
        assertThat(OneLine.of(unescaped(text), 100)).isEqualTo(unescaped(line));
    }

    @Test
    void isCutBetweenLetters() {
        assertThat(OneLine.of("abcdef", 3)).isEqualTo("abc…");
        assertThat(OneLine.of("abc", 3)).isEqualTo("abc");
        assertThat(OneLine.of("ab\uD83D\uDE00", 3)).isEqualTo("ab…");
        assertThat(OneLine.of(null, 3)).isNull();
    }

    /** So that this file has none of these letters. */
    private static String unescaped(String text) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                letters.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else if (text.startsWith("\\r", i) || text.startsWith("\\n", i)) {
                letters.append(text.charAt(i + 1) == 'r' ? '\r' : '\n');
                i++;
            } else {
                letters.append(text.charAt(i));
            }
        }
        return letters.toString();
    }
}

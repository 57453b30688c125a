// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEntriesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"total\": 5, \"files\": [{\"id\": 1}, 2, \"three\", null, [5]], \"next\": {\"files\": [6]}} | [[{id=1}, 2], [three, null], [[5]]]",
                "[1, 2, 3] | [[1, 2], [3]]",
                "[1, 2] | [[1, 2], []]",
                "{\"files\": []} | [[]]",
                "{\"other\": {\"files\": [1]}} | [[]]",
                "{\"files\": {\"0\": {\"id\": 1}, \"3\": {\"id\": 2}}} | [[{id=1}, {id=2}]]",
                "{\"files\": null} | [[]]",
                "`` | [[]]",
                "\"word\" | [[]]"
            })
    void returnsTheEntriesSomeAtATime(String text, String portions) throws IOException {
        assertThat(portions(text.getBytes(StandardCharsets.UTF_8))).hasToString(portions);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whateverTheyAre(
            @ForAll("values") String before,
            @ForAll @Size(max = 7) List<@From("values") String> entries,
            @ForAll("values") String after)
            throws IOException {
        String list = "[" + String.join(" , ", entries) + "]";
        String text = "{\"a\": %s, \"files\": %s, \"b\":%s}".formatted(before, list, after);

        List<Object> read = new ArrayList<>();
        for (List<?> portion : portions(text.getBytes(StandardCharsets.UTF_8))) {
            assertThat(portion).hasSizeLessThanOrEqualTo(2);
            read.addAll(portion);
        }

        assertThat(JsonTexts.written(read)).isEqualTo(JsonTexts.tree(list));
    }

    @Provide
    Arbitrary<String> values() {
        return JsonTexts.values();
    }

    @Test
    void readsOtherEncodingsToo() throws IOException {
        assertThat(portions("{\"files\": [\"Zürich\"]}".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(List.of(List.of("Zürich")));
    }

    /** Before any entry of it is used: the events of its first half would be reported twice. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"files\": [1, 2, 3, 4",
                "{\"files\": [1, 2, 3, 4], \"more\": ",
                "{\"files\": [1, 2, 3, 4]} x",
                "<html>"
            })
    void refusesWhatIsNoJsonToItsEnd(String text) {
        assertThatThrownBy(() -> JsonEntries.of(text.getBytes(StandardCharsets.UTF_8), "files", 2))
                .isInstanceOf(UnreadableJsonException.class);
    }

    private static List<List<?>> portions(byte[] text) throws IOException {
        List<List<?>> portions = new ArrayList<>();
        for (Iterator<List<?>> entries = JsonEntries.of(text, "files", 2); entries.hasNext(); ) {
            portions.add(entries.next());
        }
        return portions;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPartTest {

    private static final JsonPlaces ID = JsonPlaces.of(List.of("/id"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"id\" : \"e1\",\n\"amount\":1.50, \"name\": \"Z\\u00fcrich, Zürich\" }",
                "[ 1,  2 ]",
                "\"a \\\"word\\\"\"",
                "-12.50",
                "7",
                "true",
                "{}"
            })
    void aValueStaysTheTextThatItIs(String value) throws IOException {
        for (String before : List.of("", "\uFEFF", "  ")) {
            for (String after : List.of("", " ", "\n")) {
                Object read =
                        read(before + "{\"message\":\"ä\", \"data\" : " + value + after + "}");

                assertThat(read)
                        .asInstanceOf(InstanceOfAssertFactories.MAP)
                        .containsEntry("message", "ä")
                        .hasEntrySatisfying(
                                "data", part -> assertThat(text(part)).isEqualTo(value));
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whateverTheValueIs(
            @ForAll("values") String before,
            @ForAll("values") String value,
            @ForAll("spaces") String space,
            @ForAll("values") String after)
            throws IOException {
        String all =
                "%s{\"a\":%s,%s\"data\"%s:%s%s%s,\"b\":%s}"
                        .formatted(space, before, space, space, space, value, space, after);

        Map<?, ?> read = (Map<?, ?>) read(all);

        assertThat(JsonTexts.written(read.get("a"))).isEqualTo(JsonTexts.tree(before));
        assertThat(JsonTexts.written(read.get("b"))).isEqualTo(JsonTexts.tree(after));
        if (value.equals("null")) {
            assertThat(read.get("data")).isNull();
        } else {
            assertThat(text(read.get("data"))).isEqualTo(value);
            JsonNode id = JsonTexts.tree(value).path("id");
            if (id.isValueNode()) {
                assertThat(JsonTexts.written(((JsonPart) read.get("data")).places()).path("id"))
                        .isEqualTo(id);
            }
        }
    }

    @Provide
    Arbitrary<String> values() {
        return JsonTexts.values();
    }

    @Provide
    Arbitrary<String> spaces() {
        return JsonTexts.spaces();
    }

    @Test
    void itsIdsAreRead() throws IOException {
        Map<?, ?> read = (Map<?, ?>) read("{\"data\": {\"id\": \"e1\", \"more\": [1, 2]}}");

        assertThat(((JsonPart) read.get("data")).places()).isEqualTo(Map.of("id", "e1"));
    }

    @Test
    void whatCannotBeCutOutIsReadWhole() throws IOException {
        assertThat(read("{\"data\": null, \"errors\": [{\"error_code\": \"E1\"}]}"))
                .hasToString("{data=null, errors=[{error_code=E1}]}");
        assertThat(read("[1, {\"data\": 2}]")).hasToString("[1, {data=2}]");
        assertThat(
                        JsonPart.read(
                                "{\"data\": {\"id\": \"ü\"}}".getBytes(StandardCharsets.UTF_16BE),
                                "data",
                                ID))
                .hasToString("{data={id=ü}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\": {\"id\": 1}", "{\"data\": {\"id\" 1}}", "{\"data\": 1} x"})
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableJsonException.class);
    }

    private static Object read(String text) throws IOException {
        return JsonPart.read(text.getBytes(StandardCharsets.UTF_8), "data", ID);
    }

    private static String text(Object value) {
        JsonPart part = (JsonPart) value;
        return new String(part.text(), part.from(), part.length(), StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPlacesTest {

    private static final String TEXT =
            """
            {"id": "e1", "number": 7, "gone": null, "yes": true, "list": [{"id": "l0", "x": [[1], 2]}, "second", {"id": "l2"}],
             "deep": {"id": "d1", "list": [[{"id": "never"}], {"id": "d2"}]}, "id2": {"id": "o"}, "twice": 1, "twice": 2}
            """;

    private final Json json = new Json(null, Long.MAX_VALUE);

    /** What a tree of the whole text has there, by which the route's headers were set before. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/id",
                "/number",
                "/gone",
                "/yes",
                "/list",
                "/list/0/id",
                "/list/1",
                "/list/2/id",
                "/list/3",
                "/list/1/id",
                "/list/0/x/0/0",
                "/list/0/x/1",
                "/deep/id",
                "/deep/list/1/id",
                "/deep/list/0/id",
                "/id2",
                "/id2/id",
                "/id/0",
                "/nowhere/id",
                "/twice"
            })
    void findsWhatTheWholeTextHoldsThere(String pointer) throws IOException {
        byte[] text = bytes(TEXT);

        Object places = json.read(text, JsonPlaces.of(List.of("/deep/list/1/id", pointer)));

        assertThat(Json.at(places, pointer)).isEqualTo(Json.at(json.read(text), pointer));
    }

    @Test
    void holdsNothingElse() throws IOException {
        Object places = json.read(bytes(TEXT), JsonPlaces.of(List.of("/id", "/list/1")));

        assertThat(places).hasToString("{id=e1, list=[null, second]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"e1\"",
                "{\"a\": [1, 2",
                "[{]",
                "{\"id\": \"e1\"} x",
                "{\"a\": {\"b\"",
                "<html>"
            })
    void refusesWhatIsNoJsonAlsoWhereItIsNotAskedFor(String text) {
        JsonPlaces places = JsonPlaces.of(List.of("/id"));

        assertThatThrownBy(() -> json.read(bytes(text), places))
                .isInstanceOf(UnreadableJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "3", "\"word\"", "[]", "{}"})
    void readsWhatHasNoPlaces(String text) throws IOException {
        assertThat(json.read(bytes(text), JsonPlaces.of(List.of("/id", "/0/id"))))
                .isEqualTo(json.read(bytes(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlViewTest {

    /** What took 70 s when it took the square of its size takes far less. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> read(String text) {
        return assertTimeoutPreemptively(PATIENCE, () -> XmlView.outermost(bytes(text)));
    }

    @Test
    void elementsAreFieldsTextsAndLists() {
        assertThat(
                        read(
                                "<?xml version=\"1.0\"?><a>x<b> 1 </b><c/><b>2<!-- no -->3</b><b><![CDATA[<4>]]></b><n:d xmlns:n=\"u\" e=\"f\"><g>&lt;&#228;</g>h</n:d></a>"))
                .isEqualTo(
                        Map.of(
                                "b", List.of("1", "23", "<4>"),
                                "c", "",
                                "d", Map.of("g", "<ä")));
    }

    @Test
    void theFirstElementOfANameIsFoundInAnyEnvelope() {
        byte[] text =
                bytes("<s:E xmlns:s=\"u\"><B><i>1</i></B><n:B xmlns:n=\"v\"><i>2</i></n:B></s:E>");

        assertThat(XmlView.first(text, "B")).isEqualTo(Map.of("i", "1"));
        assertThat(XmlView.first(text, "none")).isNull();
        assertThat(XmlView.first(bytes("<B>text</B>"), "B")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "ISO-8859-1"})
    void itsEncodingIsTheOneThatItNames(String encoding) throws Exception {
        byte[] text =
                "<?xml version=\"1.0\" encoding=\"%s\"?><a><b>ä</b></a>"
                        .formatted(encoding)
                        .getBytes(encoding);

        assertThat(XmlView.outermost(text)).isEqualTo(Map.of("b", "ä"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "{}",
                "<a>",
                "<a></b>",
                "<a/><b/>",
                "<a>&b;</a>",
                "<a b='1' b='2'/>",
                "<?xml version='1.0' encoding='none'?><a/>",
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"
            })
    void whatIsNoPlainXmlIsRefused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("it");
    }

    @Test
    void depthIsBounded() {
        assertThat(read("<a>".repeat(64) + "</a>".repeat(64))).isNotEmpty();
        for (int depth : new int[] {65, 200_000}) {
            assertThat(catchThrowable(() -> read("<a>".repeat(depth) + "</a>".repeat(depth))))
                    .hasMessageContaining("too many elements");
        }
    }

    @Test
    void itsTimeIsThatOfItsSize() {
        assertThat((List<?>) read("<a>" + "<b/>".repeat(400_000) + "</a>").get("b"))
                .hasSize(400_000);
        assertThat(catchThrowable(() -> read("<a>" + "<b/>".repeat(600_000) + "</a>")))
                .hasMessageContaining("too many elements");
        // each piece of a text is an event of its own
        assertThat(read("<a><b>" + "x<!---->".repeat(300_000) + "</b></a>"))
                .containsEntry("b", "x".repeat(300_000));
        assertThat(read("<a>" + "x<b/>".repeat(300_000) + "</a>")).containsKey("b");
    }

    @Test
    void namesAndNamespacesAreBounded() {
        assertThat(catchThrowable(() -> read("<a " + attributes("b", 5000) + "/>"))).isNotNull();
        // each prefix would be looked for in all that are declared around it
        assertThat(read("<n:a><n:b>1</n:b></n:a>")).isEqualTo(Map.of("b", "1"));
        String declarations = attributes("xmlns:n", 90);
        assertThat(
                        read(
                                ("<a " + declarations + ">").repeat(63)
                                        + "<n0:b/>".repeat(200_000)
                                        + "</a>".repeat(63)))
                .isNotEmpty();
    }

    private static String attributes(String name, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> name + i + "=\"u" + i + "\"")
                .collect(Collectors.joining(" "));
    }
}

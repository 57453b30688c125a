// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import static io.github.camelesign.spi.ParameterValue.FLAG;
import static io.github.camelesign.spi.ParameterValue.INTEGER;
import static io.github.camelesign.spi.ParameterValue.TEXT;
import static io.github.camelesign.spi.ParameterValue.integer;
import static io.github.camelesign.spi.ParameterValue.oneOf;
import static io.github.camelesign.spi.ParameterValue.someOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterValueTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "+1", "1.5", "ten", "9999999999999999999999", "٣"})
    void aNumberIsWrittenInDigits(String value) {
        assertThat(INTEGER.allows(value)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "50, true", "51, false"})
    void aNumberHasItsLimits(String value, boolean allowed) {
        assertThat(integer(1, 50).allows(value)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, true", "True, false", "1, false", "'', false"})
    void aFlagIsTrueOrFalse(String value, boolean allowed) {
        assertThat(FLAG.allows(value)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open | true",
                "open,done | true",
                "open, done | true",
                "open,, | false",
                "'' | false",
                "closed | false"
            })
    void aListHasOnlyItsValues(String value, boolean allowed) {
        assertThat(someOf("open", "done").allows(value)).isEqualTo(allowed);
    }

    @Test
    void aTextIsAnything() {
        assertThat(TEXT.allows("")).isTrue();
        assertThat(TEXT.allows("ü & =")).isTrue();
    }

    @Test
    void itSaysWhatIsAllowed() {
        assertThat(oneOf("collapsed", "zip")).hasToString("collapsed or zip");
        assertThat(oneOf("disable")).hasToString("disable");
        assertThat(someOf("a", "b")).hasToString("some of a, b, separated by comma");
        assertThat(INTEGER).hasToString("a whole number of at least 0");
        assertThat(integer(1, 50)).hasToString("a whole number from 1 to 50");
        assertThat(FLAG).hasToString("true or false");
    }

    @Test
    void aDefaultIsOneOfTheValues() {
        assertThatThrownBy(() -> oneOf("collapsed", "zip").byDefault("pdf"))
                .hasMessageContaining("'pdf'");
    }

    @Test
    void aRowDescribesOnlyWhatItTakes() {
        assertThatThrownBy(
                        () ->
                                Operation.get("document/get", "/document{?page}", "")
                                        .takes(INTEGER, "pages")
                                        .build())
                .hasMessageContaining("document/get")
                .hasMessageContaining("pages");
    }
}

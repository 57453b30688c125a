// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> NAMES =
            List.of("document/get", "document/upload", "user/get", "type", "id");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "document/gte, document/get",
                "DOCUMENT/UPLOAD, document/upload",
                "documents/upload, document/upload",
                "usr/get, user/get",
                "typ, type",
                "something else entirely, -",
                "x, id",
                "'', id"
            })
    void itIsTheOneWithTheFewestMistakes(String name, String nearest) {
        assertThat(NearestName.of(name, NAMES).orElse(null)).isEqualTo(nearest);
    }
}

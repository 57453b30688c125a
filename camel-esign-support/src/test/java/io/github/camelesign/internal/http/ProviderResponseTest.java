// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderResponseTest {

    @ParameterizedTest
    @CsvSource({
        "text/html, , true",
        "TEXT/HTML; charset=utf-8, , true",
        "text/html, attachment; filename=\"terms.html\", false",
        "application/pdf, , false",
        "text/csv, , false",
        ", , false"
    })
    void aWebPageIsOneUnlessItIsAFileToBeKept(String type, String disposition, boolean page) {
        Map<String, String> headers = new HashMap<>();
        if (type != null) {
            headers.put("content-type", type);
        }
        if (disposition != null) {
            headers.put("content-disposition", disposition);
        }

        assertThat(new FakeResponse(200, headers).isPage()).isEqualTo(page);
    }

    private static Optional<String> fileName(String disposition) {
        return new FakeResponse(200, Map.of("Content-Disposition", disposition)).fileName();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\\\"", "=?", "%C3%BC"})
    void aNameOfAnyLengthIsRead(String part) {
        String name = part.repeat(20_000);

        assertThat(fileName("attachment; filename=\"" + name + ".pdf\"")).isPresent();
        assertThat(fileName("attachment; filename=" + name)).isPresent();
        assertThat(fileName("attachment; filename*=UTF-8''" + name)).isPresent();
    }
}

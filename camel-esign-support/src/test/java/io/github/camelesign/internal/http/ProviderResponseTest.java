// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}

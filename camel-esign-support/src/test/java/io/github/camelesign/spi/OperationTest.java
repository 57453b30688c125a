package io.github.camelesign.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {

    private static final Operation SIGNER =
            Operation.get(
                            "envelope/signer",
                            "/e/{envelopeId}/s/{signerId}?full=1{?status[in],from_date}",
                            "")
                    .build();

    private static String target(String envelope, String signer, Map<String, String> query) {
        return SIGNER.target(Map.of("envelopeId", envelope, "signerId", signer)::get, query);
    }

    @Test
    void aRowKnowsItsParameters() {
        assertThat(SIGNER.pathParameters()).containsExactly("envelopeId", "signerId");
        assertThat(SIGNER.queryParameters()).containsExactly("status[in]", "from_date");
        assertThat(SIGNER.path()).isEqualTo("/e/{envelopeId}/s/{signerId}");
    }

    @Test
    void aFixedQueryStandsBeforeTheRest() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("status[in]", "a,b");
        query.put("from_date", "2026-01-31T00:00:00+01:00");

        assertThat(target("e1", "s1", Map.of())).isEqualTo("/e/e1/s/s1?full=1");
        assertThat(target("e1", "s1", query))
                .isEqualTo(
                        "/e/e1/s/s1?full=1&status%5Bin%5D=a%2Cb&from_date=2026-01-31T00%3A00%3A00%2B01%3A00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b | a%20b",
                "a+b | a%2Bb",
                "a/b | a%2Fb",
                "a?b#c | a%3Fb%23c",
                "%2e%2e | %252e%252e",
                "ü | %C3%BC",
                "{signerId} | %7BsignerId%7D",
                "$1\\x | %241%5Cx",
                "... | ..."
            })
    void aValueIsOneSegmentWhateverItHolds(String value, String encoded) {
        assertThat(target(value, "s", Map.of())).isEqualTo("/e/" + encoded + "/s/s?full=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "../x", "x/..", "x/./y", "..\\x"})
    void aDotSegmentIsRefused(String value) {
        assertThatThrownBy(() -> target("e", value, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("signerId")
                .hasMessageContaining("envelope/signer");
    }

    @Test
    void aProviderHasItsOwnFormOfIds() {
        Operation row =
                Operation.get("a/b", "/a/{aId}", "")
                        .pathFormat((operation, parameter, value) -> parameter + "-" + value)
                        .build();

        assertThat(row.target(name -> "1 2", Map.of())).isEqualTo("/a/aId-1%202");
        assertThatThrownBy(() -> row.target(name -> "/..", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

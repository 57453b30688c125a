// SPDX-License-Identifier: Apache-2.0
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

    @ParameterizedTest
    @CsvSource({
        "GET, /e, NONE, true",
        "POST, /e, JSON, false",
        "PATCH, /e/{id}, JSON, false",
        "PUT, /e, JSON, true",
        "PUT, /e/{id}, NONE, false",
        "DELETE, /e/{id}, NONE, true",
        "DELETE, /e/{id}/, NONE, true",
        "DELETE, /e/{id}{?for_good}, NONE, true",
        "DELETE, /e/{id}, JSON, false",
        "DELETE, /e, NONE, false",
        "DELETE, /e{?id}, NONE, false",
        "DELETE, /e/{id}/pages, NONE, false"
    })
    void whatIsRepeatableFollowsOneRule(
            String verb, String template, Body.Standard body, boolean repeatable) {
        Operation byRule = row(verb, template).body(body).build();
        Operation.Builder departure = row(verb, template).body(body);

        assertThat(byRule.isRepeatable()).isEqualTo(repeatable);
        assertThat(byRule.repeatableDeparture()).isEmpty();
        Operation departed =
                (repeatable
                                ? departure.notRepeatable("each call sends an e-mail")
                                : departure.repeatable("only reads"))
                        .build();
        assertThat(departed.isRepeatable()).isEqualTo(!repeatable);
        assertThat(departed.repeatableDeparture())
                .contains(repeatable ? "each call sends an e-mail" : "only reads");
    }

    @Test
    void onlyACallFollowsIt() {
        assertThat(Operation.events("e/events", "", "").build().isRepeatable()).isFalse();
        assertThat(Operation.raw("raw/call", "").build().isRepeatable()).isFalse();
    }

    @Test
    void aRowThatDepartsSaysWhy() {
        assertThatThrownBy(() -> row("PUT", "/e").notRepeatable(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("e/it does not say why it departs from the rule of what is repeatable");
        assertThatThrownBy(() -> row("POST", "/e").repeatable(""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReasonForWhatTheRuleSaysAnywayIsRefused() {
        assertThatThrownBy(() -> row("GET", "/e").repeatable("only reads").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("e/it gives a reason for what the rule says anyway: only reads");
        assertThatThrownBy(() -> row("POST", "/e").notRepeatable("sends an e-mail").build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Operation.Builder row(String verb, String template) {
        return switch (verb) {
            case "GET" -> Operation.get("e/it", template, "");
            case "POST" -> Operation.post("e/it", template, "");
            case "PATCH" -> Operation.patch("e/it", template, "");
            case "PUT" -> Operation.put("e/it", template, "");
            default -> Operation.delete("e/it", template, "");
        };
    }

    @Test
    void aRowKnowsWhatItsAnswersMustHold() {
        Operation upload = Operation.post("a/b", "/a", "").creates("documentId", "/id").build();
        Operation invite =
                Operation.post("a/c", "/a", "")
                        .promotes("inviteId", "/id")
                        .confirmedBy("/id", "/status")
                        .build();

        assertThat(upload.requiredIds()).containsExactly("documentId");
        assertThat(upload.promotedIds()).isEqualTo(Map.of("documentId", "/id"));
        assertThat(upload.confirmations()).isEmpty();
        assertThat(invite.requiredIds()).isEmpty();
        assertThat(invite.confirmations()).containsExactly("/id", "/status");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sender wrote on a document becomes parameters that every broker takes for headers. */
class PromotedFieldsTest {

    @ParameterizedTest
    @CsvSource({
        "order, customFieldOrder",
        "orderNumber, customFieldOrderNumber",
        "order number, customFieldOrderNumber",
        "order-no., customFieldOrderNo",
        "customer_id, customFieldCustomerId",
        "Kostenträger 4, customFieldKostenträger4",
        "'a, b: c', customFieldABC",
        "' order no', customFieldOrderNo",
        "#order, customFieldOrder",
        "(order), customFieldOrder"
    })
    void aNameIsMadeOfItsWords(String name, String parameter) {
        assertThat(PromotedFields.of("customField", Map.of(name, "x")))
                .containsExactly(Map.entry(parameter, "x"));
        assertThat(SourceVersion.isIdentifier(parameter)).as("a name that JMS takes").isTrue();
    }

    @Test
    void valuesAreTextNumbersAndFlags() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", "ORD-4711");
        fields.put("number", 42);
        fields.put("flag", true);
        fields.put("empty", "");
        fields.put("nothing", null);
        fields.put("list", List.of(1));
        fields.put("object", Map.of("a", 1));
        fields.put("--", "no name");

        assertThat(PromotedFields.of("metadata", fields))
                .containsExactly(
                        Map.entry("metadataText", "ORD-4711"),
                        Map.entry("metadataNumber", "42"),
                        Map.entry("metadataFlag", "true"));
    }

    @Test
    void ofTwoWithTheSameWordsTheFirstCounts() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("order id", "first");
        fields.put("order-id", "second");

        assertThat(PromotedFields.of("metadata", fields))
                .containsExactly(Map.entry("metadataOrderId", "first"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.contract;

import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.spi.PreparedContract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A field of a contract as one of Signeasy's.
 *
 * <p>The one place that knows Signeasy's coordinates: from the bottom left corner of the page to
 * that of the field, in what its documentation calls pixels, with fractions; pages are counted from
 * 1 (docs.signeasy.com, fields_payload of version 1 and "create an envelope"). UNVERIFIED: that a
 * pixel is a point, that a turned page is measured as it is shown, and whether version 3 still
 * wants 45 x 32 of them at least, as version 1 does: if so it refuses the envelope as a whole.
 */
final class FieldOfContract {

    private FieldOfContract() {}

    /**
     * @param recipientId of the sender's own in the envelope
     * @param sourceId of the sender's own in the envelope
     */
    static Map<String, Object> of(PreparedContract.Field field, int recipientId, int sourceId) {
        Map<String, Object> position = new LinkedHashMap<>();
        position.put("mode", "fixed");
        position.put("x", number(field.x()));
        position.put("y", number(field.bottom()));
        position.put("width", number(field.width()));
        position.put("height", number(field.height()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("recipient_id", recipientId);
        json.put("source_id", sourceId);
        // their names are those of the contract
        json.put("type", field.source().type().toString());
        json.put("required", field.source().required());
        json.put("page_number", field.page());
        json.put("position", position);
        json.put(
                "additional_info",
                field.source().type() == FieldType.DATE
                        ? Map.of("format", "DD/MM/YYYY")
                        : Map.of());
        return json;
    }

    private static BigDecimal number(double points) {
        return BigDecimal.valueOf(points).setScale(2, RoundingMode.HALF_UP);
    }
}

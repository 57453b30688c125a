// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.contract;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.spi.PreparedContract;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A field as SignNow places it: {@code x}, {@code y}, {@code width} and {@code height} are whole
 * numbers, and the first {@code page_number} is 0, by the reference of {@code PUT /document} and
 * the types of SignNow's own SDK for Java. That they are points from the top left of the page as it
 * is shown is UNVERIFIED: no source says it in words, and it fits the figures of the examples. A
 * field has no default size: all four are sent.
 */
final class FieldOfContract {

    /** SignNow's own check for dates, by its reference: all accounts have it under this id. */
    private static final String DATE = "13435fa6c2a17f83177fcbb5c4a9376ce85befeb";

    private final PreparedContract.Field field;
    private final Contract.Field source;
    private final String role;
    private final String name;

    /**
     * @param index among the fields of the document
     */
    FieldOfContract(PreparedContract.Field field, int index, String role) {
        this.field = field;
        this.source = field.source();
        this.role = role;
        // a value is put in by the name
        this.name = source.name() == null ? source.type() + "-" + (index + 1) : source.name();
    }

    String name() {
        return name;
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", type());
        json.put("role", role);
        json.put("required", source.required());
        json.put("page_number", field.page() - 1);
        json.put("x", Math.round(field.x()));
        json.put("y", Math.round(field.y()));
        json.put("width", Math.round(field.width()));
        json.put("height", Math.round(field.height()));
        json.put("name", name);
        if (source.name() != null) {
            json.put("label", source.name());
        }
        if (source.type() == FieldType.DATE) {
            json.put("validator_id", DATE);
            // UNVERIFIED here; of fields that are made from tags it means the day of signing
            json.put("lock_to_sign_date", source.value() == null);
        }
        return json;
    }

    /** A date is text with a check: no source names a type of its own. */
    private String type() {
        return switch (source.type()) {
            case SIGNATURE -> "signature";
            case INITIALS -> "initials";
            case TEXT, DATE -> "text";
            case CHECKBOX -> "checkbox";
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.contract;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.spi.PreparedContract;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A field of a contract as one of Yousign's.
 *
 * <p>The one place that knows Yousign's coordinates: whole numbers from the top left corner of the
 * page to that of the field, pages counted from 1, and a page of A4 has 596 x 842 of them, so they
 * are points (guide to fields at developers.yousign.com, and the examples in the description of the
 * API). UNVERIFIED: that they are those of a turned page as it is shown.
 */
final class FieldOfContract {

    /** Least sizes that Yousign takes (description of the API, CreateField). */
    static final int SIGNATURE_WIDTH = 85;

    static final int SIGNATURE_HEIGHT = 37;
    static final int TEXT_WIDTH = 24;
    static final int CHECKBOX_SIZE = 8;

    /** The largest. */
    static final int WIDEST_SIGNATURE = 2000;

    static final int HIGHEST_SIGNATURE = 1000;
    static final int LARGEST_CHECKBOX = 240;

    /** Letters that somebody can write into a text, unless more of them stand there already. */
    private static final int LETTERS = 255;

    private FieldOfContract() {}

    static Map<String, Object> of(PreparedContract.Field field, String signerId) {
        Contract.Field source = field.source();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("signer_id", signerId);
        json.put("page", field.page());
        json.put("x", Math.round(field.x()));
        json.put("y", Math.round(field.y()));
        if (source.name() != null) {
            json.put("name", source.name());
        }
        switch (source.type()) {
            case SIGNATURE -> {
                json.put("type", "signature");
                json.put("width", Math.round(field.width()));
                json.put("height", Math.round(field.height()));
            }
            case DATE -> {
                // as large as its text; by default it says who signed as well
                json.put("type", "signature_date");
                json.put("show_email", false);
            }
            case TEXT -> text(json, field);
            case CHECKBOX -> {
                json.put("type", "checkbox");
                json.put("size", size(field));
                json.put("optional", !source.required());
                json.put("checked", Boolean.parseBoolean(source.value()));
            }
            case INITIALS -> throw new IllegalStateException("refused before");
        }
        return json;
    }

    private static void text(Map<String, Object> json, PreparedContract.Field field) {
        Contract.Field source = field.source();
        json.put("type", "text");
        json.put("width", Math.round(field.width()));
        json.put("height", Math.max(1, Math.round(field.height())));
        // what the signer is asked for; required, and may be empty
        json.put("question", source.name() == null ? "" : source.name());
        json.put("optional", !source.required());
        String value = source.value();
        json.put("max_length", value == null ? LETTERS : Math.max(LETTERS, value.length()));
        if (value != null && !value.isEmpty()) {
            json.put("default_value", value);
        }
    }

    /** Yousign's checkboxes are squares. */
    static long size(PreparedContract.Field field) {
        return Math.round(Math.min(field.width(), field.height()));
    }
}

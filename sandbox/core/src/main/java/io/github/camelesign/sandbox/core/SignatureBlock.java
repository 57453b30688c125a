// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * What a signer leaves on the page.
 *
 * @param signer name or e-mail
 * @param at when
 * @param place the field that it fills, or null to put it at the foot of the last page
 * @param mark what they typed or drew
 */
public record SignatureBlock(String signer, Instant at, Place place, SignatureMark mark) {
    /** Of somebody who typed and drew nothing. */
    public SignatureBlock(String signer, Instant at, Place place) {
        this(signer, at, place, SignatureMark.NONE);
    }

    /**
     * The upper left corner of a field, on the page as it is shown.
     *
     * @param page counted from 0
     * @param x points from the left edge
     * @param y points from the upper edge, or from the lower one
     */
    public record Place(int page, float x, float y, boolean fromBelow) {
        /** Measured from the upper edge. */
        public Place(int page, float x, float y) {
            this(page, x, y, false);
        }

        /** Above the lower edge of what is shown of the page. */
        float top(PDRectangle shown) {
            return fromBelow ? y : shown.getHeight() - y;
        }
    }

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    List<String> lines() {
        return List.of(signer, DATE.format(at), "signed in the Camel eSign sandbox");
    }
}

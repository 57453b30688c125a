// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.read;

import java.math.BigDecimal;

/** A number as it was written, which may have been meant as a text, as in a reference 12e5. */
record Numeral(String text) {

    /** As JSON has it; the text if it has no such number. */
    Object number() {
        try {
            BigDecimal number = new BigDecimal(text);
            return text.matches("-?\\d+") ? number.toBigIntegerExact() : number;
        } catch (NumberFormatException e) {
            return text;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

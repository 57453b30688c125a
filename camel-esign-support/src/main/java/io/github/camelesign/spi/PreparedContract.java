// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.contract.Contract;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;

/**
 * A contract that was checked: its documents are there, its fields have their places.
 *
 * @param today by the clock of this machine, in UTC
 */
public record PreparedContract(
        Contract contract, List<Document> documents, List<Field> fields, LocalDate today) {

    /** Days that are left to sign; empty for the account's default. */
    public OptionalInt days() {
        return contract.expires() == null
                ? OptionalInt.empty()
                : OptionalInt.of((int) ChronoUnit.DAYS.between(today, contract.expires()));
    }

    /** What somebody has to fill in. */
    public List<Field> fieldsOf(Contract.Recipient recipient) {
        return fields.stream()
                .filter(field -> field.source().recipient().equals(recipient.id()))
                .toList();
    }

    /**
     * A document that lies on disk.
     *
     * @param pages in their order
     */
    public record Document(Contract.Document source, Path file, List<Page> pages) {
        public String id() {
            return source.id();
        }
    }

    /**
     * A page as it is shown.
     *
     * @param width in points
     * @param height in points
     */
    public record Page(double width, double height) {}

    /**
     * A field at its place.
     *
     * @param page 1 for the first
     * @param x from the left edge of the page as it is shown, in points
     * @param y from its top edge, in points
     * @param on the page that it is on
     */
    public record Field(
            Contract.Field source,
            int page,
            double x,
            double y,
            double width,
            double height,
            Page on) {

        /** From the bottom edge of the page to that of the field, in points. */
        public double bottom() {
            return on.height() - y - height;
        }
    }
}

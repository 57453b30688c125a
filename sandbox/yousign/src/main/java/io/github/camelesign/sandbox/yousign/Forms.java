// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * How Yousign writes moments, in whole seconds with a numeric offset, and the ids of version 2,
 * {@code /procedures/UUID}; wherever one of those is expected the bare UUID does.
 */
final class Forms {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);

    private Forms() {}

    /** Null for null. */
    static String text(Instant moment) {
        return moment == null ? null : FORMAT.format(moment);
    }

    static LocalDate day(String timestamp) {
        return LocalDate.parse(timestamp.substring(0, 10));
    }

    static Instant endOf(String date, ZoneId zone) {
        return LocalDate.parse(date).atTime(23, 59, 59).atZone(zone).toInstant();
    }

    static String iri(String collection, String id) {
        return "/" + collection + "/" + id;
    }

    /** The UUID of an IRI, or itself. */
    static String id(String iri) {
        return iri.substring(iri.lastIndexOf('/') + 1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.Upload;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A document with places for roles, and with texts that the sender fills in.
 *
 * @param roles their names; the first has id 1
 * @param labels of the texts
 */
record Template(
        int id,
        User owner,
        String name,
        String message,
        Upload upload,
        List<String> roles,
        List<String> labels,
        Instant created,
        Instant modified) {
    private static final float LEFT = 60;
    private static final float BOTTOM = 80;
    private static final float ROW = 60;
    private static final float COLUMN = 260;
    private static final float HEIGHT = 40;

    Template renamed(String newName, Instant now) {
        return new Template(id, owner, newName, message, upload, roles, labels, created, now);
    }

    /** One place for the signature of each role, in the order of the roles. */
    List<Field> signatures() {
        return IntStream.range(0, roles.size())
                .mapToObj(i -> new Field(i + 1, 0, "signature", 1, LEFT, row(i), HEIGHT, null))
                .toList();
    }

    /** One place for each text, in the order of the labels. */
    List<Field> texts() {
        return IntStream.range(0, labels.size())
                .mapToObj(i -> new Field(0, 0, "text", 1, LEFT + COLUMN, row(i), HEIGHT, ""))
                .toList();
    }

    private static float row(int number) {
        return BOTTOM + number * ROW;
    }
}

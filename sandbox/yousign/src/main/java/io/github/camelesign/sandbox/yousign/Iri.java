// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

/** The ids of version 2, {@code /procedures/UUID}. Wherever one is expected the bare UUID does. */
final class Iri {
    private Iri() {}

    static String of(String collection, String id) {
        return "/" + collection + "/" + id;
    }

    /** The UUID of either. */
    static String id(String iri) {
        return iri.substring(iri.lastIndexOf('/') + 1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import java.util.ArrayList;
import java.util.Collection;

/** The list of an answer, which Camel converts to the text, bytes or stream of JSON. */
public final class JsonList extends ArrayList<Object> {

    private static final long serialVersionUID = 1L;

    public JsonList() {}

    public JsonList(Collection<?> entries) {
        super(entries);
    }

    /** Whoever reads it elsewhere need not have this class. */
    private Object writeReplace() {
        return new ArrayList<>(this);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import java.util.LinkedHashMap;
import java.util.Map;

/** The object of an answer or event, which Camel converts to the text, bytes or stream of JSON. */
public final class JsonMap extends LinkedHashMap<String, Object> {

    private static final long serialVersionUID = 1L;

    public JsonMap() {}

    public JsonMap(Map<String, ?> fields) {
        super(fields);
    }

    /** Whoever reads it elsewhere need not have this class. */
    private Object writeReplace() {
        return new LinkedHashMap<>(this);
    }
}

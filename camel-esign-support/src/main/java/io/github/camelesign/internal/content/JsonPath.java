// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The property that is being written, as {@code recipients[0].name}. */
final class JsonPath {

    private final Deque<Object> steps = new ArrayDeque<>();

    void enter(Object step) {
        steps.addLast(step);
    }

    /** Whether this is deeper than JSON is written; what holds itself has no end. */
    boolean isTooDeep() {
        return steps.size() > StreamWriteConstraints.DEFAULT_MAX_DEPTH;
    }

    void leave() {
        steps.removeLast();
    }

    /** Why the value at this place could not be written, without anything of the value. */
    String reason(IOException e) {
        if (isTooDeep() || e instanceof StreamConstraintsException || isNesting(e)) {
            return ": it is nested too deep, or holds itself";
        }
        StringBuilder path = new StringBuilder();
        steps.forEach(step -> append(path, step));
        if (e instanceof JsonMappingException mapping) {
            mapping.getPath()
                    .forEach(
                            step ->
                                    append(
                                            path,
                                            step.getFieldName() == null
                                                    ? (Object) step.getIndex()
                                                    : step.getFieldName()));
        }
        return (path.isEmpty() ? "" : ": the property " + path) + type(e);
    }

    private static boolean isNesting(IOException e) {
        return e.getCause() instanceof StackOverflowError
                || e.getCause() instanceof StreamConstraintsException;
    }

    private static String type(IOException e) {
        Throwable thrown = e.getCause();
        if (thrown != null) {
            return ", whose getter throws " + thrown.getClass().getName();
        }
        return e instanceof InvalidDefinitionException unknown && unknown.getType() != null
                ? ", of type " + unknown.getType().getRawClass().getName()
                : "";
    }

    private static void append(StringBuilder path, Object step) {
        if (step instanceof Integer index) {
            path.append('[').append(index).append(']');
        } else {
            path.append(path.isEmpty() ? "" : ".").append(step);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes records that differ from others in a few components. */
public final class Records {
    private Records() {}

    /**
     * A record with other values.
     *
     * @param changes names of components, each followed by its value
     */
    public static <R extends Record> R with(R record, Object... changes) {
        Map<String, Object> values = new HashMap<>();
        try {
            List<RecordComponent> all = List.of(record.getClass().getRecordComponents());
            for (RecordComponent one : all) {
                one.getAccessor().setAccessible(true);
                values.put(one.getName(), one.getAccessor().invoke(record));
            }
            for (int i = 0; i < changes.length; i += 2) {
                if (!values.containsKey(changes[i])) {
                    throw new IllegalArgumentException("No component " + changes[i]);
                }
                values.put((String) changes[i], changes[i + 1]);
            }
            Class<?>[] types = all.stream().map(RecordComponent::getType).toArray(Class[]::new);
            Stream<Object> arguments = all.stream().map(one -> values.get(one.getName()));
            @SuppressWarnings("unchecked")
            Constructor<R> constructor =
                    (Constructor<R>) record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

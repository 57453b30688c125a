// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Something that the control API can do: {@code POST /sandbox/{provider}/{name}}. It calls methods
 * with what the body has for their parameters. They throw {@link IllegalArgumentException} for a
 * wrong body, {@link IllegalStateException} for what cannot be now, and {@link
 * java.util.NoSuchElementException} for what is not there.
 *
 * @param name in the path
 * @param calls the methods; of several those are called whose first field is in the body
 */
public record Control(String name, List<Call> calls) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .build();

    /** Lets the control API call a method. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    public @interface Controllable {
        /** In the path; methods of one name are one control. */
        String name();

        /**
         * The properties of the body for the parameters, in that order. Those in brackets may be
         * left out, and may have another value then, as in {@code [verified=true]}.
         */
        String fields() default "";

        /** How the answer calls what is returned; nothing is answered without. */
        String made() default "";
    }

    /** All that the methods of some objects make, by name. */
    public static List<Control> of(Object... owners) {
        Map<String, List<Call>> calls = new TreeMap<>();
        for (Object owner : owners) {
            for (Method method : owner.getClass().getDeclaredMethods()) {
                Controllable control = method.getAnnotation(Controllable.class);
                if (control != null) {
                    method.setAccessible(true);
                    calls.computeIfAbsent(control.name(), name -> new ArrayList<>())
                            .add(new Call(owner, method, control));
                }
            }
        }
        return calls.entrySet().stream().map(e -> new Control(e.getKey(), e.getValue())).toList();
    }

    /** What the body has, for people; those in brackets may be left out. */
    public String fields() {
        String left = calls.size() > 1 ? "[" : "";
        String right = calls.size() > 1 ? "]" : "";
        return calls.stream()
                .map(call -> left + call.facts.fields() + right)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** What is answered as JSON; null for nothing. */
    Object run(JsonNode body) {
        Object answer = null;
        for (Call call : calls) {
            if (calls.size() == 1 || body.has(call.facts.fields().split(",")[0])) {
                answer = call.run(body);
            }
        }
        return answer;
    }

    /** One of its methods. */
    record Call(Object owner, Method method, Controllable facts) {
        Object run(JsonNode body) {
            String[] fields = facts.fields().split(", ");
            Type[] types = method.getGenericParameterTypes();
            Object[] arguments =
                    IntStream.range(0, types.length)
                            .mapToObj(i -> value(fields[i], MAPPER.constructType(types[i]), body))
                            .toArray();
            try {
                Object made = method.invoke(owner, arguments);
                return facts.made().isEmpty() ? null : Map.of(facts.made(), made);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof RuntimeException refusal
                        ? refusal
                        : new UndeclaredThrowableException(e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Without a usual value null or an empty list stands for what was left out. */
        private static Object value(String field, JavaType type, JsonNode body) {
            String name = field.replaceAll("[\\[\\]]|=.*", "");
            if (!body.hasNonNull(name)) {
                if (!field.startsWith("[")) {
                    throw new IllegalArgumentException("The body needs \"" + name + '"');
                }
                String usual = field.replaceAll("[^=]*=?(.*)]", "$1");
                if (type.isContainerType()) {
                    return MAPPER.convertValue(List.of(), type);
                }
                return type.hasRawClass(boolean.class)
                        ? Boolean.valueOf(usual)
                        : usual.isEmpty() ? null : usual;
            }
            try {
                return type.hasRawClass(Duration.class)
                        ? Duration.ofSeconds(MAPPER.convertValue(body.get(name), long.class))
                        : MAPPER.convertValue(body.get(name), type);
            } catch (IllegalArgumentException e) {
                String what = type.getRawClass().getSimpleName();
                throw new IllegalArgumentException('"' + name + "\" must be of type " + what, e);
            }
        }
    }
}

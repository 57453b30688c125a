// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.SimpleTypeConverter;

/** Converts answers and events to the text, bytes or stream of their JSON. */
public final class JsonConverterLoader implements TypeConverterLoader {

    @Override
    public void load(TypeConverterRegistry registry) {
        add(registry, byte[].class, bytes -> bytes);
        add(registry, String.class, JsonConverterLoader::text);
        add(registry, InputStream.class, ByteArrayInputStream::new);
        add(registry, Reader.class, bytes -> new StringReader(text(bytes)));
    }

    private static <T> void add(
            TypeConverterRegistry registry, Class<T> to, Function<byte[], T> made) {
        for (Class<?> from : List.of(JsonMap.class, JsonList.class)) {
            registry.addTypeConverter(
                    to,
                    from,
                    new SimpleTypeConverter(
                            false, (type, exchange, value) -> made.apply(json(exchange, value))));
        }
    }

    private static byte[] json(Exchange exchange, Object value) {
        return new Json(exchange == null ? null : exchange.getContext()).write(value);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.slf4j.simple.SimpleLogger;
import org.slf4j.simple.SimpleLoggerFactory;

/** What Camel and the component write to the log at level DEBUG while this is open. */
public final class DebugLog implements AutoCloseable {

    private static final int DEBUG = 10;

    private final PrintStream err = System.err;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final Map<SimpleLogger, Integer> levels = new HashMap<>();
    private final Field level;

    /** Only loggers that exist already write more: whoever uses them must have run before. */
    public DebugLog() throws ReflectiveOperationException {
        level = field(SimpleLogger.class, "currentLogLevel");
        Map<?, ?> loggers =
                (Map<?, ?>)
                        field(SimpleLoggerFactory.class, "loggerMap")
                                .get(LoggerFactory.getILoggerFactory());
        for (Object logger : loggers.values()) {
            String name = ((SimpleLogger) logger).getName();
            if (name.startsWith("org.apache.camel") || name.startsWith("io.github.camelesign")) {
                levels.put((SimpleLogger) logger, level.getInt(logger));
                level.setInt(logger, DEBUG);
            }
        }
        System.setErr(new PrintStream(text, true, StandardCharsets.UTF_8));
    }

    public String text() {
        return text.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws ReflectiveOperationException {
        System.setErr(err);
        for (Map.Entry<SimpleLogger, Integer> entry : levels.entrySet()) {
            level.setInt(entry.getKey(), entry.getValue());
        }
    }

    private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}

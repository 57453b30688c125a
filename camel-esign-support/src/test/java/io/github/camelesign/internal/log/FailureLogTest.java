// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.MessageFormatter;

class FailureLogTest {

    private final AtomicLong now = new AtomicLong();
    private final Recorder recorder = new Recorder();
    private final FailureLog log = new FailureLog(recorder, now::get);

    @Test
    void warnsOnceInOneLine() {
        log.failed("Polling fails", new IOException("no\nroute", new IOException("cable")));
        log.failed("Polling fails", new IOException("no route, again"));
        log.failed("Polling fails", new IOException("no route, again"));

        assertThat(recorder.lines(Level.WARN))
                .containsExactly(
                        "Polling fails (1 in a row): java.io.IOException: no route, caused by java.io.IOException: cable");
        assertThat(recorder.traces).containsOnly(Level.DEBUG);
    }

    @Test
    void warnsOfAnotherFailureAndAfterAnHour() {
        log.failed("Polling fails", new IOException("one"));
        log.failed("Polling fails", new IllegalStateException("two"));
        now.addAndGet(Duration.ofHours(1).toNanos());
        log.failed("Polling fails", new IllegalStateException("three"));

        assertThat(recorder.lines(Level.WARN))
                .containsExactly(
                        "Polling fails (1 in a row): java.io.IOException: one",
                        "Polling fails (2 in a row): java.lang.IllegalStateException: two",
                        "Polling fails (3 in a row): java.lang.IllegalStateException: three");
    }

    @Test
    void saysOnceThatItSucceeds() {
        log.succeeded("Polling succeeds");
        log.failed("Polling fails", new IOException("one"));
        log.succeeded("Polling succeeds");
        log.succeeded("Polling succeeds");
        log.failed("Polling fails", new IOException("one"));

        assertThat(recorder.lines(Level.INFO))
                .containsExactly("Polling succeeds again, after 1 that failed");
        assertThat(recorder.lines(Level.WARN)).hasSize(2);
    }

    private record Line(Level level, String text) {}

    private static final class Recorder extends AbstractLogger {

        private static final long serialVersionUID = 1L;

        private final transient List<Line> lines = new ArrayList<>();
        private final transient List<Level> traces = new ArrayList<>();

        List<String> lines(Level level) {
            return lines.stream().filter(l -> l.level() == level).map(Line::text).toList();
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                Marker marker,
                String message,
                Object[] arguments,
                Throwable throwable) {
            lines.add(new Line(level, MessageFormatter.basicArrayFormat(message, arguments)));
            if (throwable != null) {
                traces.add(level);
            }
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return FailureLogTest.class.getName();
        }

        @Override
        public boolean isTraceEnabled() {
            return true;
        }

        @Override
        public boolean isTraceEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public boolean isDebugEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled(Marker marker) {
            return true;
        }
    }
}

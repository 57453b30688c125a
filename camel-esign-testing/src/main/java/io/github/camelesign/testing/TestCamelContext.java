// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.apache.camel.spi.ClassResolver;

/**
 * A Camel context that starts in a third of the time after the first one of a JVM. The start goes
 * through all jars for each factory that none of them has; contexts of this class do that once.
 */
public class TestCamelContext extends DefaultCamelContext {

    private static final String FACTORIES = "META-INF/services/org/apache/camel/";

    private static final Map<String, Optional<byte[]>> KNOWN = new ConcurrentHashMap<>();

    @Override
    protected ClassResolver createClassResolver() {
        return new RememberingResolver(getCamelContextReference());
    }

    private static final class RememberingResolver extends DefaultClassResolver {

        RememberingResolver(CamelContext context) {
            super(context);
        }

        @Override
        public InputStream loadResourceAsStream(String name) {
            return name.startsWith(FACTORIES)
                    ? KNOWN.computeIfAbsent(name, this::read)
                            .map(ByteArrayInputStream::new)
                            .orElse(null)
                    : super.loadResourceAsStream(name);
        }

        private Optional<byte[]> read(String name) {
            try (InputStream file = super.loadResourceAsStream(name)) {
                return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

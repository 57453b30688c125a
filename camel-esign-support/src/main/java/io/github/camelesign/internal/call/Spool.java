// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.internal.content.Writer;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.CachedOutputStream;
import org.apache.camel.converter.stream.FileInputStreamCache;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.spi.StreamCachingStrategy;

/**
 * Keeps a stream for the length of an exchange: small ones in memory, large ones in a temporary
 * file that is deleted when the exchange is done. A default CamelContext caches streams in memory
 * only, which a large document does not survive; so this does not depend on its settings, except
 * that a context set up to spool, perhaps with a cipher, is left to do it in its own way.
 */
final class Spool {

    private Spool() {}

    static StreamCache keep(Exchange exchange, InputStream in) throws IOException {
        return written(exchange, in::transferTo);
    }

    /** Keeps what is written, which may be a large document in another form. */
    static StreamCache written(Exchange exchange, Writer writer) throws IOException {
        StreamCachingStrategy strategy = exchange.getContext().getStreamCachingStrategy();
        if (strategy.isSpoolEnabled()) {
            try (CachedOutputStream out = new CachedOutputStream(exchange)) {
                writer.writeTo(out);
                return out.newStreamCache();
            }
        }
        // only a strategy that spools has a directory of its own
        Overflow written = new Overflow(strategy.getSpoolDirectory());
        try (written) {
            writer.writeTo(written);
        } catch (IOException e) {
            written.discard();
            throw e;
        }
        return written.file().isPresent()
                // the copy is what ties the file to the exchange, and to every exchange it is
                // copied to after
                ? new FileInputStreamCache(written.file().get()).copy(exchange)
                : new InputStreamCache(written.bytes());
    }
}

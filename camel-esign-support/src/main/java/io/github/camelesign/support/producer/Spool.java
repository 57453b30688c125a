package io.github.camelesign.support.producer;

import io.github.camelesign.support.http.LocalFailureException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.CachedOutputStream;
import org.apache.camel.converter.stream.FileInputStreamCache;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.spi.StreamCachingStrategy;
import org.apache.camel.util.FileUtil;

/**
 * Keeps a stream for the length of an exchange: small ones in memory, large ones in a temporary
 * file that is deleted when the exchange is done. A default CamelContext caches streams in memory
 * only, which a large document does not survive; so this does not depend on its settings, except
 * that a context set up to spool, perhaps with a cipher, is left to do it in its own way.
 */
final class Spool {

    private static final int IN_MEMORY = 128 * 1024;
    private static final String PREFIX = "camel-esign-";
    private static final String SUFFIX = ".tmp";

    private Spool() {}

    static StreamCache keep(Exchange exchange, InputStream in) throws IOException {
        StreamCachingStrategy strategy = exchange.getContext().getStreamCachingStrategy();
        if (strategy.isSpoolEnabled()) {
            try (CachedOutputStream out = new CachedOutputStream(exchange)) {
                in.transferTo(out);
                return out.newStreamCache();
            }
        }
        byte[] head = in.readNBytes(IN_MEMORY);
        if (head.length < IN_MEMORY) {
            return new InputStreamCache(head);
        }
        return file(
                exchange,
                out -> {
                    out.write(head);
                    in.transferTo(out);
                },
                strategy);
    }

    /** Keeps what is written, which may be a large document in another form. */
    static StreamCache written(Exchange exchange, MessageContent.Writer writer) throws IOException {
        StreamCachingStrategy strategy = exchange.getContext().getStreamCachingStrategy();
        if (strategy.isSpoolEnabled()) {
            try (CachedOutputStream out = new CachedOutputStream(exchange)) {
                writer.writeTo(out);
                return out.newStreamCache();
            }
        }
        return file(exchange, writer, strategy);
    }

    private static StreamCache file(
            Exchange exchange, MessageContent.Writer content, StreamCachingStrategy strategy)
            throws IOException {
        // only a strategy that spools has a directory of its own
        File directory = strategy.getSpoolDirectory();
        File file = temporaryFile(directory);
        try (OutputStream out = Files.newOutputStream(file.toPath())) {
            content.writeTo(out);
        } catch (IOException e) {
            Files.deleteIfExists(file.toPath());
            throw e;
        }
        // the copy is what ties the file to the exchange, and to every exchange it is copied to
        // after
        return new FileInputStreamCache(file).copy(exchange);
    }

    private static File temporaryFile(File directory) throws LocalFailureException {
        try {
            return directory == null
                    ? Files.createTempFile(PREFIX, SUFFIX).toFile()
                    : FileUtil.createTempFile(PREFIX, SUFFIX, directory);
        } catch (IOException e) {
            throw new LocalFailureException(
                    "There is no place for a document in the directory for temporary files: "
                            + e.getMessage(),
                    e);
        }
    }
}

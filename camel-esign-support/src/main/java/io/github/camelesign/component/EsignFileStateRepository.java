// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import io.github.camelesign.internal.state.FileClaim;
import io.github.camelesign.internal.state.Journal;
import io.github.camelesign.spi.AtomicStateRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.OnCamelContextStopped;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.IOHelper;
import org.apache.camel.util.ObjectHelper;

/**
 * A state repository in a file, for one process: keeps the positions of polling and rotated tokens
 * over a restart.
 *
 * <pre>
 * camel.beans.places = #class:io.github.camelesign.component.EsignFileStateRepository
 * camel.beans.places.file = /srv/contracts/places
 * camel.component.signnow.cursorRepository = #bean:places
 * </pre>
 *
 * <p>A value that was set is on the disk, whatever ends the process or the machine afterwards;
 * setting it costs what the value is long, and not what else is kept. Keys and values may hold any
 * letters. The file is readable by its owner only, where the file system knows owners, but holds
 * everything in clear. All values are held in memory too, so that they should not exceed some
 * hundred megabytes.
 *
 * <p>One bean can be both {@code cursorRepository} and {@code tokenRepository}, of any number of
 * routes. It is started by the first route that uses it, and ends with the Camel context that it is
 * a bean of; what is no bean of a context is for its owner to {@linkplain #stop() stop}. A second
 * repository on the same file does not start. Beside the file are one that ends in {@code .lock}
 * and, now and then, one that ends in {@code .new}. Disks of other machines are not recommended:
 * some of them lock nothing.
 */
public class EsignFileStateRepository extends ServiceSupport
        implements AtomicStateRepository, OnCamelContextStopped {

    private final Lock writing = new ReentrantLock();
    private String file;
    private FileClaim claim;
    private volatile Journal journal;

    public EsignFileStateRepository() {}

    /**
     * @param file see {@link #setFile}
     */
    public EsignFileStateRepository(Path file) {
        this.file = file.toString();
    }

    public String getFile() {
        return file;
    }

    /**
     * The file, required. It and its folder are made if they do not exist. A relative one is in the
     * folder in which the process was started.
     */
    public void setFile(String file) {
        this.file = file;
    }

    /**
     * Reads the file.
     *
     * @throws IllegalStateException if the file is in use, damaged, or of another kind
     * @throws UncheckedIOException if the disk does not let us read or write it
     */
    @Override
    protected void doStart() throws Exception {
        if (ObjectHelper.isEmpty(file)) {
            throw new IllegalArgumentException(
                    "An EsignFileStateRepository needs a file: set its property 'file'");
        }
        try {
            Path chosen = realPath(Path.of(file).toAbsolutePath());
            claim = FileClaim.of(chosen);
            journal = Journal.open(chosen);
        } catch (IOException e) {
            throw failure("cannot be opened", e);
        }
        // whatever it throws, Camel stops what did not start
    }

    /** One name for a file, and not a link, which would be replaced instead of what it leads to. */
    private static Path realPath(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder");
        }
        return Files.exists(file)
                ? file.toRealPath()
                : folder.toRealPath().resolve(file.getFileName());
    }

    @Override
    protected void doStop() throws Exception {
        writing.lock();
        try {
            IOHelper.close(journal, claim);
            journal = null;
            claim = null;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void onContextStopped(CamelContext context) {
        stop();
    }

    /**
     * @throws IllegalStateException if it is not started
     */
    @Override
    public String getState(String key) {
        return started().get(key);
    }

    /**
     * Sets a value, which is on the disk when this returns.
     *
     * @param value null to remove the key
     * @throws IllegalStateException if it is not started
     * @throws UncheckedIOException if it could not be written; the value is then the earlier one
     */
    @Override
    public void setState(String key, String value) {
        writing.lock();
        try {
            set(key, value);
        } finally {
            writing.unlock();
        }
    }

    /**
     * @throws IllegalStateException if it is not started
     * @throws UncheckedIOException if it could not be written; the value is then the earlier one
     */
    @Override
    public boolean replace(String key, String expected, String value) {
        writing.lock();
        try {
            if (!Objects.equals(getState(key), expected)) {
                return false;
            }
            set(key, value);
            return true;
        } finally {
            writing.unlock();
        }
    }

    private void set(String key, String value) {
        ObjectHelper.notNull(key, "key");
        Journal written = started();
        if (Objects.equals(written.get(key), value)) {
            return;
        }
        try {
            written.put(key, value);
        } catch (IOException e) {
            throw failure("cannot be written", e);
        }
    }

    private Journal started() {
        Journal started = journal;
        if (started == null) {
            throw new IllegalStateException(
                    "The EsignFileStateRepository of '%s' is not started, or was stopped"
                            .formatted(file));
        }
        return started;
    }

    private UncheckedIOException failure(String what, IOException e) {
        return new UncheckedIOException("The state file '%s' %s: %s".formatted(file, what, e), e);
    }
}

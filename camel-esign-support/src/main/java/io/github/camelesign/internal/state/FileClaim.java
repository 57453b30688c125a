// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.state;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The right to be the only one that uses a file, until it is closed or the process ends. It is a
 * lock on a file beside it, as the file itself is replaced by another now and then.
 */
public final class FileClaim implements Closeable {

    /**
     * What this process holds. It must not open a lock's file twice: in POSIX systems closing the
     * second would end the lock.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** Opened although another class loader's copy of this class holds the lock: see above. */
    private static final Queue<FileChannel> KEPT_OPEN = new ConcurrentLinkedQueue<>();

    private final Path held;
    private final FileChannel channel;

    private FileClaim(Path held, FileChannel channel) {
        this.held = held;
        this.channel = channel;
    }

    /**
     * Claims a file.
     *
     * @param file in a folder that exists; its name with {@code .lock} is the lock, which stays
     * @throws IllegalStateException if this or another process uses it already
     */
    public static FileClaim of(Path file) throws IOException {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        if (!HELD.add(lock)) {
            throw inUse(file);
        }
        FileClaim claim = null;
        try {
            claim = lock(file, lock);
            return claim;
        } finally {
            if (claim == null) {
                HELD.remove(lock);
            }
        }
    }

    private static FileClaim lock(Path file, Path lock) throws IOException {
        try {
            LocalDisk.createOwnerOnly(lock);
        } catch (FileAlreadyExistsException e) {
            // it stays when a claim ends: another process may wait for it
        }
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock taken = null;
        try {
            taken = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            KEPT_OPEN.add(channel);
            throw inUse(file);
        } finally {
            if (taken == null && !KEPT_OPEN.contains(channel)) {
                channel.close();
            }
        }
        if (taken == null) {
            throw inUse(file);
        }
        return new FileClaim(lock, channel);
    }

    private static IllegalStateException inUse(Path file) {
        return new IllegalStateException(
                "The state file '%s' is in use by another EsignFileStateRepository, of this process or of another one. Let the routes of an application share one bean, and give each application a file of its own. Several nodes need a repository in a database"
                        .formatted(file));
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(held);
        }
    }
}

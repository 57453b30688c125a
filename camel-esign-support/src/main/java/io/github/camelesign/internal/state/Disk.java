// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.state;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a journal does to the disk, step by step, so that a test can end a process, or the power,
 * after any of them.
 */
interface Disk {

    /** Makes an empty file that only its owner can read, in the place of one that is left over. */
    Output create(Path file) throws IOException;

    /** Opens a file to be written on from its end. */
    Output open(Path file) throws IOException;

    /** Puts a file in the place of another: whoever looks finds one of them whole. */
    void move(Path from, Path to) throws IOException;

    /** Makes a move outlive a loss of power. */
    void syncFolder(Path folder) throws IOException;

    void deleteIfExists(Path file) throws IOException;

    /** A file that is being written. */
    interface Output extends Closeable {

        void write(byte[] bytes) throws IOException;

        void truncate(long length) throws IOException;

        /** Makes what was written outlive a loss of power. */
        void sync() throws IOException;
    }
}

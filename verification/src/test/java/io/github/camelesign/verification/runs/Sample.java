// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What a process holds.
 *
 * @param heap kB in use after a collection
 * @param threads that live
 * @param sockets open
 * @param files in its directory of temporary files
 */
record Sample(long heap, long threads, long sockets, long files) {

    static final String COMMAND = "sample";

    private static final int COLLECTIONS = 3;

    /** Of this process. */
    static Sample take() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return new Sample(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                openSockets(),
                temporaryFiles());
    }

    private static long openSockets() {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(Sample::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            // closed since it was listed
            return false;
        }
    }

    private static long temporaryFiles() {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isOne(String line) {
        return line.startsWith("sample ");
    }

    static Sample parse(String line) {
        long[] values = Arrays.stream(line.split(" ")).skip(1).mapToLong(Long::parseLong).toArray();
        return new Sample(values[0], values[1], values[2], values[3]);
    }

    @Override
    public String toString() {
        return "sample %d %d %d %d".formatted(heap, threads, sockets, files);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.figures;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What the process that is measured has used. */
public final class ThisProcess {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    /** The compiler's part of the time above which figures are those of the compiler. */
    private static final double COMPILING = 0.05;

    private static final int MOST_WARM_UPS = 15;

    private ThisProcess() {}

    /** One round of all contenders. */
    @FunctionalInterface
    interface Round {

        void run() throws Exception;
    }

    /** Processor time, in nanoseconds. */
    public static long cpuNanos() {
        return PROCESS.getProcessCpuTime();
    }

    /** Bytes that the threads which live have allocated. */
    public static long allocated() {
        long[] bytes = THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds());
        return Arrays.stream(bytes).filter(some -> some > 0).sum();
    }

    /** Bytes that this process has had the kernel write to a disk, in whole pages. */
    public static long written() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream()
                .filter(line -> line.startsWith("write_bytes: "))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Repeats a round until the compiler has hardly anything left to do: before that, it takes most
     * of two processors, and what is measured is chance.
     */
    static void warmUp(Round round) throws Exception {
        double compiling = 1;
        for (int i = 0; i < MOST_WARM_UPS && compiling > COMPILING; i++) {
            long compiled = COMPILER.getTotalCompilationTime();
            long start = System.nanoTime();
            round.run();
            compiling =
                    (COMPILER.getTotalCompilationTime() - compiled)
                            / ((System.nanoTime() - start) / 1e6);
        }
    }
}

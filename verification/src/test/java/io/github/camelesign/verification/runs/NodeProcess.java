// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A node, which is started, killed and started again. */
final class NodeProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final Path directory;
    private final Path options;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicInteger polled = new AtomicInteger();
    private final BlockingQueue<Sample> samples = new LinkedBlockingQueue<>();
    private Child process;

    NodeProcess(Path directory, NodeOptions options) {
        this.directory = directory;
        directory.toFile().mkdirs();
        this.options = options.write(directory.resolve("options.properties"));
    }

    void start() {
        begun.set(0);
        queued.set(0);
        polled.set(0);
        process = new Child(Node.class, directory, this::hear, options);
    }

    private void hear(String line) {
        if (line.startsWith("begun ")) {
            begun.incrementAndGet();
        } else if (line.startsWith("queued ")) {
            queued.incrementAndGet();
        } else if (line.startsWith(FirstPolls.WORD)) {
            polled.incrementAndGet();
        } else if (Sample.isOne(line)) {
            samples.add(Sample.parse(line));
        }
    }

    void awaitReady() throws Exception {
        process.awaitReady();
    }

    /** Returns when the first polls of so many sources have ended. */
    void awaitFirstPolls(int sources) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (polled.get() < sources) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Polled so far: " + polled);
            }
            Pause.of(Duration.ofMillis(10));
        }
    }

    /** How many events its routes have begun with since it was started. */
    int begun() {
        return begun.get();
    }

    boolean isReady() {
        return process.isReady();
    }

    Sample sample() throws InterruptedException {
        process.say(Sample.COMMAND);
        return samples.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    void stop() throws InterruptedException {
        process.stop();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.camel.Service;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repository as a bean: its file, its life and its errors. */
class EsignFileStateRepositoryTest {

    private static final String IN_USE = "is in use by another EsignFileStateRepository";

    @TempDir Path folder;
    private EsignFileStateRepository repository;

    @AfterEach
    void stop() {
        if (repository != null) {
            repository.stop();
        }
    }

    private EsignFileStateRepository start(Path file) {
        repository = new EsignFileStateRepository(file);
        repository.start();
        return repository;
    }

    private Path file() {
        return folder.resolve("places");
    }

    @Test
    void keepsWhatWasSetOverAStop() {
        String large = "\u00fc\n".repeat(500_000);
        start(file()).setState("a=b\n\ud83d\udd8b", large);
        repository.setState("gone", "x");
        repository.setState("gone", null);
        repository.setState("never", null);
        repository.stop();

        start(file());
        assertThat(repository.getState("a=b\n\ud83d\udd8b")).isEqualTo(large);
        assertThat(repository.getState("gone")).isNull();
        assertThat(repository.getState("never")).isNull();
    }

    @Test
    void replacesOnlyWhatIsExpected() {
        start(file());

        assertThat(repository.replace("token", "1", "2")).isFalse();
        assertThat(repository.replace("token", null, "1")).isTrue();
        assertThat(repository.replace("token", null, "2")).isFalse();
        assertThat(repository.replace("token", "1", "2")).isTrue();
        assertThat(repository.getState("token")).isEqualTo("2");
        assertThat(repository.replace("token", "2", null)).isTrue();
        assertThat(repository.getState("token")).isNull();
    }

    /** Each counts on what it read: if two replaced the same value, a count would be lost. */
    @Test
    void oneOfManyReplaces() throws Exception {
        start(file()).setState("count", "0");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<?>> counters =
                IntStream.range(0, 4)
                        .<Future<?>>mapToObj(
                                i ->
                                        threads.submit(
                                                () -> {
                                                    begin.await();
                                                    for (int n = 0; n < 25; n++) {
                                                        count();
                                                    }
                                                    return null;
                                                }))
                        .toList();
        begin.countDown();
        for (Future<?> counter : counters) {
            counter.get();
        }
        threads.shutdown();

        assertThat(repository.getState("count")).isEqualTo("100");
    }

    private void count() {
        String read;
        do {
            read = repository.getState("count");
        } while (!repository.replace("count", read, String.valueOf(1 + Integer.parseInt(read))));
    }

    /** As Camel does to threads that do not end in time. */
    @Test
    void anInterruptedThreadWritesToo() {
        start(file());
        Thread.currentThread().interrupt();
        writeUntilItIsWrittenAnew();

        assertThat(Thread.interrupted()).isTrue();
        repository.setState("key", "later");
        repository.stop();
        assertThat(start(file()).getState("key")).isEqualTo("later");
    }

    private void writeUntilItIsWrittenAnew() {
        String large = "x".repeat(300_000);
        for (int i = 0; i < 8; i++) {
            repository.setState("key", large + i);
        }
        assertThat(file().toFile().length()).isLessThan(2_000_000);
    }

    @Test
    void isABeanThatEndsWithItsContext() throws Exception {
        Path file = folder.resolve("new/folder/places");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            repository = new EsignFileStateRepository();
            PropertyBindingSupport.build()
                    .withCamelContext(context)
                    .withTarget(repository)
                    .withProperty("file", file.toString())
                    .bind();
            context.getRegistry().bind("places", repository);
            context.start();
            repository.start();
            repository.setState("a", "b");
            context.stop();

            assertThat(repository.isStopped()).isTrue();
            assertThat(start(file).getState("a")).isEqualTo("b");
        }
    }

    @Test
    void isUsedBetweenStartAndStopOnly() {
        repository = new EsignFileStateRepository(file());

        assertNotStarted();
        repository.start();
        repository.setState("a", "b");
        repository.stop();
        assertNotStarted();
        repository.start();
        assertThat(repository.getState("a")).isEqualTo("b");
    }

    private void assertNotStarted() {
        for (Runnable use :
                List.<Runnable>of(
                        () -> repository.setState("a", "b"),
                        () -> repository.getState("a"),
                        () -> repository.replace("a", null, "b"))) {
            assertThatThrownBy(use::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "The EsignFileStateRepository of '%s' is not started, or was stopped",
                            file());
        }
    }

    @Test
    void itsFilesAreForTheirOwnerOnly() throws IOException {
        assumeTrue(file().getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.createFile(
                file(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        start(file());
        assertOwnerOnly();

        writeUntilItIsWrittenAnew();
        assertOwnerOnly();
    }

    private void assertOwnerOnly() throws IOException {
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("places", "places.lock");
        for (String name : folder.toFile().list()) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void aSecondOneOnTheFileDoesNotStart() throws Exception {
        start(file()).setState("a", "b");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file());

        for (Path alias : List.of(file(), folder.resolve("./places"), link)) {
            EsignFileStateRepository second = new EsignFileStateRepository(alias);
            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("The state file '%s' " + IN_USE, file().toRealPath());
        }
        assertThat(openedLocks()).isLessThanOrEqualTo(1);
        // nor has a refused one ended the first one's lock
        assertThat(WritingProcess.start(file()).firstLine()).contains(IN_USE);
        repository.setState("a", "c");
        repository.stop();
        assertThat(start(link).getState("a")).isEqualTo("c");
        assertThat(link).isSymbolicLink();
    }

    /** So that trying again and again does not use up what a process may open. */
    private long openedLocks() throws IOException {
        Path opened = Path.of("/proc/self/fd");
        if (!Files.isDirectory(opened)) {
            return 0;
        }
        long locks = 0;
        for (String number : opened.toFile().list()) {
            Path descriptor = opened.resolve(number);
            if (Files.isSymbolicLink(descriptor)
                    && Files.readSymbolicLink(descriptor)
                            .equals(folder.toRealPath().resolve("places.lock"))) {
                locks++;
            }
        }
        return locks;
    }

    /** As in a container of web applications, each with its own copy of the classes. */
    @Test
    void aSecondOneOfAnotherClassLoaderDoesNotStart() throws Exception {
        start(file());
        URL classes =
                EsignFileStateRepository.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader other = new OwnCopy(classes)) {
            Object second =
                    other.loadClass(EsignFileStateRepository.class.getName())
                            .getConstructor(Path.class)
                            .newInstance(file());
            assertThat(second).isNotInstanceOf(EsignFileStateRepository.class);

            assertThatThrownBy(((Service) second)::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(IN_USE);
            assertThat(WritingProcess.start(file()).firstLine()).contains(IN_USE);
        }
    }

    private static final class OwnCopy extends URLClassLoader {

        OwnCopy(URL classes) {
            super(new URL[] {classes}, EsignFileStateRepository.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.github.camelesign.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Test
    void errorsOfTheDiskNameTheFile() throws IOException {
        Path notAFolder = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> start(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("The state file '%s' cannot be opened", folder)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> start(notAFolder.resolve("places")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("'%s' cannot be opened", notAFolder.resolve("places"));
        assertThatThrownBy(() -> new EsignFileStateRepository().start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An EsignFileStateRepository needs a file: set its property 'file'");
    }

    /** A folder in which even an administrator, who may run the tests, can write nothing. */
    @Test
    void aFolderThatCannotBeWrittenIsNamed() {
        Path readOnly = Path.of("/proc/self");
        assumeTrue(Files.isDirectory(readOnly));

        assertThatThrownBy(() -> start(readOnly.resolve("places")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("The state file '/proc/self/places' cannot be opened: java.");
    }

    /** One that did not start leaves nothing behind that keeps the next from starting. */
    @Test
    void startsWhenTheErrorIsGone() throws IOException {
        Files.writeString(file(), "damaged");
        assertThatThrownBy(() -> start(file()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was not written by EsignFileStateRepository");
        Files.delete(file());

        assertThatCode(() -> start(file())).doesNotThrowAnyException();
    }

    @Test
    void removesWhatIsLeftOfABrokenOffWriting() throws IOException {
        start(file()).stop();
        Files.writeString(folder.resolve("places.new"), "Camel eSi");

        start(file());
        assertThat(folder.resolve("places.new")).doesNotExist();
    }
}

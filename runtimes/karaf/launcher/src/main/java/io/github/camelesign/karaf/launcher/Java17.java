// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.karaf.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Finds a JDK 17: Karaf 4.4 needs a security manager, which the newest JDKs no longer have. */
public final class Java17 {
    private Java17() {}

    /**
     * The first that is found: the one that runs this, one named in the environment, one installed.
     */
    public static Optional<Path> home() {
        Stream<Path> named =
                Stream.of(
                                System.getProperty("java.home"),
                                System.getenv("JAVA17_HOME"),
                                System.getenv("JAVA_HOME_17"),
                                System.getenv("JAVA_HOME_17_X64"),
                                System.getenv("JAVA_HOME"))
                        .filter(Objects::nonNull)
                        .map(Path::of);
        Stream<Path> installed =
                Stream.of(
                                Path.of("/usr/lib/jvm"),
                                Path.of("/opt/java"),
                                Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"),
                                Path.of(System.getProperty("user.home"), ".jdks"))
                        .flatMap(Java17::children);
        return Stream.concat(named, installed).filter(Java17::is17).findFirst();
    }

    private static boolean is17(Path home) {
        Properties release = new Properties();
        try (InputStream in = Files.newInputStream(home.resolve("release"))) {
            release.load(in);
        } catch (IOException e) {
            return false; // not a Java home
        }
        return release.getProperty("JAVA_VERSION", "").matches("\"17(\\.[^\"]*)?\"")
                && Files.isExecutable(home.resolve("bin/java"));
    }

    private static Stream<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

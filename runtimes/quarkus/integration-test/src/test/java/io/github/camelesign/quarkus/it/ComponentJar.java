// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.it;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is in the jar of a component, or in the folder that it is made of.
 *
 * @param publicClasses all that are public
 * @param services what Camel makes from a name in {@code META-INF/services}
 * @param descriptors what Camel's catalog knows of it
 */
record ComponentJar(List<Class<?>> publicClasses, List<String> services, List<String> descriptors) {

    /** Classes that cannot be loaded without camel-telemetry, which is not here. */
    private static final String TRACING = "/tracing/";

    /** Reads the one that a class comes from. */
    static ComponentJar of(Class<?> component) throws IOException, URISyntaxException {
        Path place = Path.of(component.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(place)) {
            return read(place);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return read(jar.getPath("/"));
        }
    }

    private static ComponentJar read(Path root) throws IOException {
        return new ComponentJar(
                files(root, "io/github/camelesign", ".class", Function.identity())
                        .filter(file -> !file.contains(TRACING))
                        .map(ComponentJar::load)
                        .filter(type -> Modifier.isPublic(type.getModifiers()))
                        .<Class<?>>map(type -> type)
                        .toList(),
                files(root, "META-INF/services/org/apache/camel", "", file -> service(root, file))
                        .filter(name -> name != null)
                        .toList(),
                files(root, "META-INF/io/github/camelesign", ".json", Function.identity())
                        .toList());
    }

    private static <T> Stream<T> files(
            Path root, String folder, String suffix, Function<String, T> read) throws IOException {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(suffix))
                    .map(read)
                    .toList()
                    .stream();
        }
    }

    private static Class<?> load(String file) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            return Class.forName(name, false, ComponentJar.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String service(Path root, String file) {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(root.resolve(file))) {
            properties.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("class");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Quarkus would give to GraalVM for this application.
 *
 * @param reflective classes whose constructors and methods can be reached by name
 * @param resources what the binary holds of the class path
 * @param arguments of the command {@code native-image}
 */
record NativeSources(Set<String> reflective, List<Pattern> resources, String arguments) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads what the build left in a folder. */
    static NativeSources read(Path folder) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(runner(folder))) {
            Path configuration = jar.getPath("META-INF", "native-image");
            return new NativeSources(
                    reflective(json(configuration.resolve("reflect-config.json"))),
                    resources(json(configuration.resolve("resource-config.json"))),
                    Files.readString(folder.resolve("native-image.args")));
        }
    }

    private static Path runner(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static JsonNode json(Path file) throws IOException {
        return JSON.readTree(Files.readAllBytes(file));
    }

    private static Set<String> reflective(JsonNode classes) {
        Set<String> names = new HashSet<>();
        for (JsonNode entry : classes) {
            if (entry.path("allDeclaredConstructors").asBoolean()
                    && entry.path("allDeclaredMethods").asBoolean()) {
                names.add(entry.path("name").asText());
            }
        }
        return names;
    }

    private static List<Pattern> resources(JsonNode configuration) {
        List<Pattern> patterns = new ArrayList<>();
        for (JsonNode include : configuration.path("resources").path("includes")) {
            patterns.add(Pattern.compile(include.path("pattern").asText()));
        }
        return patterns;
    }

    boolean holds(String resource) {
        return resources.stream().anyMatch(pattern -> pattern.matcher(resource).matches());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.karaf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.apache.felix.utils.manifest.Clause;
import org.apache.felix.utils.manifest.Parser;

/** What a jar says of itself to OSGi, and the packages that it really has. */
record Bundle(String name, Manifest manifest, Set<String> packages) {

    static Bundle read(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Set<String> packages = new TreeSet<>();
            file.stream()
                    .map(entry -> entry.getName())
                    .filter(entry -> entry.endsWith(".class"))
                    .map(entry -> entry.substring(0, entry.lastIndexOf('/')).replace('/', '.'))
                    .forEach(packages::add);
            return new Bundle(jar.getFileName().toString(), file.getManifest(), packages);
        } catch (IOException e) {
            throw new IllegalStateException("not a jar: " + jar, e);
        }
    }

    String header(String header) {
        return manifest.getMainAttributes().getValue(header);
    }

    /** The public packages that are inside of others; the last one as it wants camel-telemetry. */
    private static final Set<String> INSIDE =
            Set.of(
                    "io.github.camelesign.api.contract",
                    "io.github.camelesign.spi",
                    "io.github.camelesign.component.tracing");

    /** Those that others may use: not the internal ones, and not what is below another package. */
    List<String> publicPackages() {
        return packages.stream()
                .filter(name -> !name.startsWith("io.github.camelesign.internal."))
                .filter(name -> INSIDE.contains(name) || !isInAnother(name))
                .toList();
    }

    private boolean isInAnother(String name) {
        return packages.stream().anyMatch(other -> name.startsWith(other + "."));
    }

    List<Clause> exports() {
        return List.of(Parser.parseHeader(header("Export-Package")));
    }

    List<Clause> imports(String prefix) {
        return Stream.of(Parser.parseHeader(header("Import-Package")))
                .filter(clause -> (clause.getName() + ".").startsWith(prefix + "."))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a route with a component needs before its first message. */
class StartTest {

    /** Starts a route and stops it. */
    public static final class Start {

        private Start() {}

        public static void main(String[] arguments) throws Exception {
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                if (arguments.length > 0) {
                    context.start();
                    return;
                }
                TinyComponent component = new TinyComponent();
                component.getConfiguration().setBaseUri("http://127.0.0.1:9");
                context.addComponent("tiny", component);
                context.addRoutes(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("direct:a").to("tiny:document/create");
                                from("direct:b").toD("tiny:document/get?documentId=${body}");
                            }
                        });
                context.start();
            }
        }
    }

    @Test
    void jacksonIsLoadedWithTheFirstMessage(@TempDir Path folder) throws Exception {
        List<String> own = loaded(folder);

        assertThat(own).anyMatch(name -> name.startsWith("io.github.camelesign.internal.call."));
        own.removeAll(loaded(folder, "camel only"));
        assertThat(own).noneMatch(name -> name.startsWith("com.fasterxml.jackson."));
    }

    private static List<String> loaded(Path folder, String... arguments) throws Exception {
        Path log = folder.resolve("classes" + arguments.length);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xlog:class+load=info:file=" + log + ":none:filecount=0",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Start.class.getName()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("out").toFile())
                        .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst(" .*", ""))
                .collect(Collectors.toList());
    }
}

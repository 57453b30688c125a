// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.main;

import static java.util.Map.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.camel.main.Main;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code java -jar camel-esign-main-VERSION-runner.jar ROUTES...}: runs the routes of these files
 * until it is stopped.
 */
@Command(
        name = "java -jar camel-esign-main-VERSION-runner.jar",
        mixinStandardHelpOptions = true,
        versionProvider = CamelEsign.Version.class,
        sortOptions = false,
        usageHelpWidth = 100,
        description =
                "Runs routes with the components signnow, docusign, yousign, signeasy, jsign and esign.",
        footer = {
            "",
            "The file application.properties of the working directory configures them, if it is there.",
            "-Dname=value before -jar goes before a line of it; {{env:NAME}} in it is a variable of the",
            "environment.",
            "",
            "While it runs:",
            "  http://127.0.0.1:9876/observe/health    whether routes run and providers let them in",
            "  http://127.0.0.1:9876/observe/metrics   figures of the routes, for Prometheus",
            "camel.management.port and camel.management.host set where. Webhooks need",
            "camel.server.enabled=true and are then served on port 8080, or on camel.server.port."
        })
public final class CamelEsign implements Callable<Integer> {

    /** What application.properties may set otherwise. */
    static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    entry("camel.main.name", "camel-esign"),
                    // an application may have secrets under names of its own
                    entry("camel.main.autoConfigurationLogSummary", "false"),
                    entry("camel.management.enabled", "true"),
                    // who may see it from elsewhere is for the one to say who runs it
                    entry("camel.management.host", "127.0.0.1"),
                    entry("camel.management.port", "9876"),
                    entry("camel.management.healthCheckEnabled", "true"),
                    entry("camel.management.healthPath", "/observe/health"),
                    entry("camel.management.metricsEnabled", "true"),
                    entry("camel.metrics.enabled", "true"),
                    entry("camel.metrics.path", "/observe/metrics"),
                    entry("camel.health.producersEnabled", "true"),
                    entry("camel.health.exposureLevel", "full"));

    @Parameters(
            arity = "1..*",
            paramLabel = "ROUTES",
            description = "Files with routes, in YAML (.yaml) or XML (.xml).")
    private List<Path> routes;

    @Spec private CommandSpec spec;

    /** Runs the routes and ends the JVM with 0, or with 2 when the arguments are wrong. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new CamelEsign()).execute(args));
    }

    /** Runs until the JVM is asked to end, or as long as {@code camel.main.duration...} says. */
    @Override
    public Integer call() throws Exception {
        routes.forEach(this::check);
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("file:application.properties;optional=true");
        DEFAULTS.forEach(main::addInitialProperty);
        main.configure()
                .withRoutesIncludePattern(
                        routes.stream()
                                .map(file -> "file:" + file)
                                .collect(Collectors.joining(",")));
        main.run();
        return main.getExitCode();
    }

    private void check(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw wrong("There is no file %s that can be read".formatted(file));
        }
        if (!file.toString().endsWith(".yaml") && !file.toString().endsWith(".xml")) {
            throw wrong(
                    "%s should be a file with routes, whose name ends in .yaml or .xml"
                            .formatted(file));
        }
        if (file.toString().contains(",")) {
            throw wrong("Camel takes a comma for the end of a file's name: rename " + file);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            Package own = CamelEsign.class.getPackage();
            return new String[] {
                "Camel eSign " + own.getImplementationVersion(),
                "Camel " + new org.apache.camel.impl.DefaultCamelContext(false).getVersion()
            };
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.runtime.FiveProviders;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.jsign.JSign;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.testing.http.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it was built, with files of routes and an application.properties beside it. */
class RunnerJarIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Path EXAMPLE = Path.of("../../examples/camel-main");

    private static final String CONTRACT = "lease.contract.yaml";

    @TempDir Path directory;

    @Test
    void itSignsWithEveryProviderAndCanBeObserved() throws Exception {
        try (FiveProviders providers = new FiveProviders(directory)) {
            int observed = configure(providers);
            try (RunningJar jar = new RunningJar(directory, Map.of(), routes())) {
                ConditionFactory running =
                        await().ignoreExceptions()
                                .failFast(
                                        "the jar has ended",
                                        () -> assertThat(jar.isRunning()).as(log(jar)).isTrue());
                running.atMost(PATIENCE).until(() -> jar.log().contains("started in"));
                // so that there is a retry to be measured
                providers
                        .sandbox()
                        .faults()
                        .add(Fault.status(503).at("signnow").on("GET", "/folder/*").times(1));

                providers.send();
                providers.awaitSigned(running);

                Path inbox = Files.createDirectories(directory.resolve("inbox/kamelet"));
                Files.copy(
                        EXAMPLE.resolve("contracts/Rental contract.pdf"),
                        inbox.resolve("lease.pdf"));
                running.atMost(PATIENCE)
                        .until(() -> !providers.sandbox().mailbox().to("bob@acme.test").isEmpty());

                String url = "http://127.0.0.1:" + observed + "/observe/";
                String health = RunningJar.get(url + "health").body();
                assertThat(health).contains("\"status\":\"UP\"").doesNotContain("DOWN");
                assertThat(health)
                        .contains(
                                FiveProviders.ACCOUNTS.stream()
                                        .map(provider -> provider + "-login")
                                        .toList());
                String metrics = RunningJar.get(url + "metrics").body();
                assertThat(metrics)
                        .contains(
                                FiveProviders.PROVIDERS.stream()
                                        .map(provider -> "routeId=\"" + provider + "-send\"")
                                        .toList());
                assertThatThePageShows(metrics);

                jar.stop();
                assertThat(jar.hasEnded()).isTrue();
                assertThat(jar.log())
                        .contains("shutdown in")
                        // which the jar itself must not be taken for
                        .contains("Apache Camel " + new DefaultCamelContext(false).getVersion())
                        .doesNotContain("ERROR")
                        .doesNotContain(JSign.DEMO_API_SECRET, SignNow.DEMO_PASSWORD);
            }
        }
    }

    /** The page has every name of ours that is scraped, and no other, in its queries neither. */
    private static void assertThatThePageShows(String metrics) throws IOException {
        assertThat(metrics.lines().filter(line -> line.startsWith("camel_esign_")))
                .noneMatch(line -> line.contains("acme.test"));
        Path page = Path.of("../../docs/guide/operating.md");
        String text = Files.readString(page);
        assertThat(metrics)
                .contains(
                        text.lines()
                                .filter(line -> line.matches("camel_esign_\\w+\\{.*} [0-9.E-]+"))
                                .map(line -> line.substring(0, line.indexOf('}')))
                                .toList());
        assertThat(names(text))
                .isEqualTo(
                        names(
                                metrics.lines()
                                        .filter(line -> !line.startsWith("#"))
                                        .collect(Collectors.joining("\n"))));
        for (String provider : FiveProviders.PROVIDERS) {
            assertThat(metrics)
                    .containsPattern(
                            "camel_esign_poll_lag_seconds.*routeId=\"%s-".formatted(provider))
                    .containsPattern("camel_esign_retry_budget.*\"%s\"".formatted(provider));
        }
    }

    private static Set<String> names(String text) {
        return Pattern.compile("camel_esign_\\w+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What an orchestrator sees: traffic is kept away, but nothing is restarted. */
    @Test
    void aProvidersOutageTurnsReadinessDownAndNeverLiveness() throws Exception {
        Path routes =
                Files.writeString(
                        directory.resolve("follow.camel.yaml"),
                        """
                        - route:
                            id: follow
                            from:
                              uri: signnow:document/events
                              parameters:
                                initialDelay: 0
                                delay: 200
                                maxRetries: 0
                              steps:
                                - log: "${header.CamelEsignEventType}"
                        """);
        try (FiveProviders providers = new FiveProviders(directory)) {
            int observed = configure(providers);
            Files.writeString(
                    directory.resolve("application.properties"),
                    "camel.main.devConsoleEnabled=true%ncamel.management.devConsoleEnabled=true%n"
                            .formatted(),
                    StandardOpenOption.APPEND);
            try (RunningJar jar = new RunningJar(directory, Map.of(), List.of(routes))) {
                String health = "http://127.0.0.1:" + observed + "/observe/health";
                awaitStatus(jar, health + "/ready", 200);

                providers
                        .sandbox()
                        .faults()
                        .add(Fault.status(503).at("signnow").times(Integer.MAX_VALUE));
                awaitStatus(jar, health + "/ready", 503);
                assertThat(RunningJar.get(health + "/ready?data=true").body())
                        .containsPattern("signnow.document-events.[0-9a-f]+-poll")
                        .contains("\"poll.lag\"", "\"route.id\":\"follow\"");
                assertThat(RunningJar.get("http://127.0.0.1:" + observed + "/q/dev/esign").body())
                        .contains("routeId: follow", "login: succeeded", "failure: ")
                        .doesNotContain(SignNow.DEMO_PASSWORD, SignNow.DEMO_USER);
                assertThat(RunningJar.get(health + "/live").statusCode()).isEqualTo(200);
                assertThat(RunningJar.get(health + "/live").body())
                        .contains("\"status\":\"UP\"")
                        .doesNotContain("DOWN");

                providers.sandbox().faults().clear();
                awaitStatus(jar, health + "/ready", 200);
            }
        }
    }

    private static void awaitStatus(RunningJar jar, String url, int status) {
        await().ignoreExceptions()
                .atMost(PATIENCE)
                .failFast("the jar has ended", () -> assertThat(jar.isRunning()).isTrue())
                .until(() -> RunningJar.get(url).statusCode() == status);
    }

    /** examples/camel-main, as its script runs it but for the port of health and metrics. */
    @Test
    void theExampleFilesItsSignedContract() throws Exception {
        for (String file : List.of("contracts.camel.yaml", "application.properties")) {
            Files.copy(EXAMPLE.resolve(file), directory.resolve(file));
        }
        Path contract = Path.of("Rental contract.pdf");
        Path inbox = Files.createDirectories(directory.resolve("target/contracts/inbox"));
        Files.copy(EXAMPLE.resolve("contracts").resolve(contract), inbox.resolve(contract));
        try (EsignSandbox sandbox = new EsignSandbox()) {
            sandbox.setAutoSignMillis(300);
            Files.writeString(
                    directory.resolve("application.properties"),
                    "camel.management.port = " + FreePort.find(),
                    StandardOpenOption.APPEND);
            Map<String, String> environment = Map.of("SIGNNOW_URL", sandbox.getSignNowBaseUri());
            List<Path> routes = List.of(Path.of("contracts.camel.yaml"));
            try (RunningJar jar = new RunningJar(directory, environment, routes)) {
                await().atMost(Duration.ofMinutes(1))
                        .untilAsserted(() -> assertThat(jar.log()).contains("signed  Rental"));
                jar.stop();

                assertThat(jar.hasEnded()).as(log(jar)).isTrue();
                assertThat(jar.log())
                        .contains("sent    Rental contract.pdf")
                        .containsPattern("signed  Rental contract [0-9a-f]{40}\\.pdf");
            }
        }
        assertThat(onlyFile("target/contracts/sent")).asString().endsWith("-" + contract);
        assertThat(onlyFile("target/contracts/outbox"))
                .satisfies(
                        file ->
                                assertThat(file.getFileName().toString())
                                        .matches("Rental contract [0-9a-f]{40}\\.pdf"))
                .content(StandardCharsets.ISO_8859_1)
                .startsWith("%PDF");
    }

    private Path onlyFile(String folder) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(folder))) {
            assertThat(files).hasSize(1);
        }
        try (Stream<Path> files = Files.list(directory.resolve(folder))) {
            return files.findFirst().orElseThrow();
        }
    }

    /** What the jars it is made of have under one name is still all there. */
    @Test
    void nothingOfCamelsServicesWasLost() throws IOException {
        String loaders = "META-INF/services/org/apache/camel/TypeConverterLoader";
        List<String> expected = new ArrayList<>();
        for (var url : Collections.list(getClass().getClassLoader().getResources(loaders))) {
            try (InputStream in = url.openStream()) {
                lines(in).forEach(expected::add);
            }
        }
        try (JarFile jar = new JarFile(System.getProperty("runner.jar"));
                InputStream in = jar.getInputStream(jar.getEntry(loaders))) {
            // those of the tests alone are not in it
            expected.removeIf(name -> jar.getEntry(name.replace('.', '/') + ".class") == null);
            assertThat(expected).hasSizeGreaterThan(3);
            assertThat(new TreeSet<>(lines(in))).containsAll(expected);
        }
    }

    private static List<String> lines(InputStream in) throws IOException {
        return new String(in.readAllBytes())
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** Writes the properties and gives the port of health and metrics. */
    private int configure(FiveProviders providers) throws IOException {
        Properties properties = new Properties();
        properties.putAll(providers.properties());
        properties.remove("camel.main.routesIncludePattern");
        properties.setProperty("contract.file", "file:" + CONTRACT);
        properties.setProperty("camel.server.enabled", "true");
        properties.setProperty("camel.server.host", "127.0.0.1");
        properties.setProperty("camel.server.port", String.valueOf(providers.port()));
        int port = FreePort.find();
        properties.setProperty("camel.management.port", String.valueOf(port));
        try (var out = Files.newOutputStream(directory.resolve("application.properties"))) {
            properties.store(out, null);
        }
        return port;
    }

    /** Files of somebody's own: those of the shared routes, and one with a Kamelet. */
    private List<Path> routes() {
        copy("esign-routes/" + CONTRACT);
        String all = FiveProviders.ROUTES + ",classpath:routes/kamelet.camel.yaml";
        return Stream.of(all.split(","))
                .map(resource -> copy(resource.replaceFirst("^classpath:", "")))
                .toList();
    }

    private Path copy(String resource) {
        Path file = directory.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        try (InputStream in = getClass().getClassLoader().getResourceAsStream(resource)) {
            return Files.write(file, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String log(RunningJar jar) {
        try {
            return jar.log();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

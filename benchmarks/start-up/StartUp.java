import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts the applications that the file {@code run} has built, in turn, and prints the medians. */
public final class StartUp {

    private static final Path HERE = Path.of("benchmarks/start-up");
    private static final Pattern STARTED = Pattern.compile("Apache Camel .* started in (\\S+) ");
    // once for the features that come first, and once for the rest
    private static final Pattern FEATURES_INSTALLED = Pattern.compile("(?s) Done\\.\\R.* Done\\.\\R");
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final Path KARAF =
            Path.of("runtimes/karaf/itest/target/assembly").toAbsolutePath();
    private static final List<String> RUNTIMES =
            List.of("camel-main", "quarkus", "spring-boot", "karaf");
    private static final List<String> VARIANTS = List.of("without", "http", "with");

    private record Start(double seconds, double megabytes) {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        Map<String, List<Start>> starts = new TreeMap<>();
        // side by side in each round, so that what else the machine does falls on all of them
        for (int round = 0; round <= rounds; round++) {
            for (String runtime : RUNTIMES) {
                for (String variant : VARIANTS) {
                    Start start = start(runtime, variant);
                    if (round > 0) { // the first fills the disk's cache
                        starts.computeIfAbsent(runtime + " " + variant, key -> new ArrayList<>())
                                .add(start);
                    }
                }
            }
        }
        System.out.printf("%-12s %26s %26s%n", "", "seconds", "megabytes");
        System.out.printf("%-12s", "");
        for (int figure = 0; figure < 2; figure++) {
            VARIANTS.forEach(variant -> System.out.printf(" %8s", variant));
        }
        System.out.printf(" %12s%n", "with/http");
        for (String runtime : RUNTIMES) {
            System.out.printf("%-12s", runtime);
            for (String variant : VARIANTS) {
                System.out.printf(
                        " %8.2f", median(starts.get(runtime + " " + variant), Start::seconds));
            }
            for (String variant : VARIANTS) {
                System.out.printf(
                        " %8.0f", median(starts.get(runtime + " " + variant), Start::megabytes));
            }
            System.out.printf(
                    " %12.2f%n",
                    median(starts.get(runtime + " with"), Start::seconds)
                            / median(starts.get(runtime + " http"), Start::seconds));
        }
    }

    private static Start start(String runtime, String variant) throws Exception {
        Path log = Files.createTempFile(Files.createDirectories(HERE.resolve("target")), runtime, ".log");
        boolean karaf = runtime.equals("karaf");
        ProcessBuilder launch = karaf ? karaf(variant) : application(runtime, variant);
        launch.redirectErrorStream(true).redirectOutput(log.toFile());
        long begin = System.nanoTime();
        Process process = launch.start();
        try {
            Pattern started = karaf ? FEATURES_INSTALLED : STARTED;
            while (!started.matcher(Files.readString(log)).find()) {
                if (!process.isAlive() || System.nanoTime() - begin > 120e9) {
                    throw new IllegalStateException(
                            runtime + " " + variant + " did not start: see " + log);
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            TimeUnit.SECONDS.sleep(1); // what comes after the start is over
            double megabytes = residentMegabytes(process);
            Files.delete(log);
            return new Start(seconds, megabytes);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static ProcessBuilder application(String runtime, String variant) {
        // an application with the component has camel-http too
        String build = variant.equals("http") ? "with" : variant;
        Path built = HERE.resolve(runtime).resolve("target").resolve(build);
        List<String> command = new ArrayList<>();
        command.add(JAVA.resolve("bin/java").toString());
        command.add(
                "-Dcamel.main.routesIncludePattern=file:"
                        + HERE.resolve("routes").resolve(variant + ".camel.yaml"));
        switch (runtime) {
            case "camel-main" -> {
                command.add("-cp");
                command.add(built.resolve("lib") + "/*");
                command.add("org.apache.camel.main.Main");
            }
            case "quarkus" -> {
                command.add("-jar");
                command.add(built.resolve("quarkus-app/quarkus-run.jar").toString());
            }
            case "spring-boot" -> {
                command.add("-Dcamel.main.runController=true");
                command.add("-cp");
                command.add(built.resolve("classes") + ":" + built.resolve("lib") + "/*");
                command.add("io.github.camelesign.benchmarks.startup.StartUpApplication");
            }
            default -> throw new IllegalArgumentException(runtime);
        }
        return new ProcessBuilder(command);
    }

    /** The Karaf of the test, with other features and all that it writes in a folder of its own. */
    private static ProcessBuilder karaf(String variant) throws IOException {
        Path data =
                Files.createTempDirectory(Files.createDirectories(HERE.resolve("target")), "karaf")
                        .toAbsolutePath();
        Path etc = Files.createDirectory(data.resolve("etc"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(KARAF.resolve("etc"))) {
            for (Path file : files) {
                if (Files.isRegularFile(file)) {
                    Files.copy(file, etc.resolve(file.getFileName()));
                }
            }
        }
        Path features = etc.resolve("org.apache.karaf.features.cfg");
        String feature =
                Map.of("without", "", "http", ",camel-http", "with", ",camel-signnow").get(variant);
        Files.writeString(
                features,
                Files.readString(features)
                        .replaceFirst(
                                "(?m)^featuresBoot = .*",
                                "featuresBoot = (wrap,spifly),(aries-blueprint,camel-core"
                                        + feature
                                        + ")"));
        ProcessBuilder launch = new ProcessBuilder(KARAF.resolve("bin/karaf").toString(), "server");
        launch.environment().put("JAVA_HOME", JAVA.toString());
        launch.environment().put("KARAF_DATA", data.toString());
        launch.environment().put("KARAF_ETC", etc.toString());
        launch.environment().put("EXTRA_JAVA_OPTS", "-Dkaraf.log.console=INFO");
        launch.environment().put("KARAF_EXEC", "exec"); // the script becomes the JVM
        return launch;
    }

    /** Of Linux: what of the process is in memory. */
    private static double residentMegabytes(Process process) throws IOException {
        String status = Files.readString(Path.of("/proc", process.pid() + "", "status"));
        Matcher resident = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(status);
        if (!resident.find()) {
            throw new IOException("no VmRSS in " + status);
        }
        return Integer.parseInt(resident.group(1)) / 1024.0;
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        double[] sorted = starts.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
    private static final List<String> RUNTIMES = List.of("camel-main", "quarkus", "spring-boot");
    private static final List<String> VARIANTS = List.of("without", "with");

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
        System.out.printf(
                "%-12s %10s %10s %8s %12s %12s%n",
                "", "without s", "with s", "ratio", "without MB", "with MB");
        for (String runtime : RUNTIMES) {
            List<Start> without = starts.get(runtime + " without");
            List<Start> with = starts.get(runtime + " with");
            double before = median(without, Start::seconds);
            double after = median(with, Start::seconds);
            System.out.printf(
                    "%-12s %10.2f %10.2f %8.2f %12.0f %12.0f%n",
                    runtime,
                    before,
                    after,
                    after / before,
                    median(without, Start::megabytes),
                    median(with, Start::megabytes));
        }
    }

    private static Start start(String runtime, String variant) throws Exception {
        long begin = System.nanoTime();
        Process process =
                new ProcessBuilder(command(runtime, variant)).redirectErrorStream(true).start();
        try (BufferedReader log =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder seen = new StringBuilder();
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                seen.append(line).append('\n');
                if (STARTED.matcher(line).find()) {
                    double seconds = (System.nanoTime() - begin) / 1e9;
                    TimeUnit.SECONDS.sleep(1); // what comes after the start is over
                    return new Start(seconds, residentMegabytes(process));
                }
            }
            throw new IllegalStateException(runtime + " " + variant + " did not start:\n" + seen);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static List<String> command(String runtime, String variant) {
        Path built = HERE.resolve(runtime).resolve("target").resolve(variant);
        String routes =
                "camel.main.routesIncludePattern=file:"
                        + HERE.resolve("routes").resolve(variant + ".camel.yaml");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return switch (runtime) {
            case "camel-main" ->
                    List.of(
                            java,
                            "-D" + routes,
                            "-cp",
                            built.resolve("lib") + "/*",
                            "org.apache.camel.main.Main");
            case "quarkus" ->
                    List.of(
                            java,
                            "-D" + routes,
                            "-jar",
                            built.resolve("quarkus-app/quarkus-run.jar").toString());
            case "spring-boot" ->
                    List.of(
                            java,
                            "-D" + routes,
                            "-Dcamel.main.runController=true",
                            "-cp",
                            built.resolve("classes") + ":" + built.resolve("lib") + "/*",
                            "io.github.camelesign.benchmarks.startup.StartUpApplication");
            default -> throw new IllegalArgumentException(runtime);
        };
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

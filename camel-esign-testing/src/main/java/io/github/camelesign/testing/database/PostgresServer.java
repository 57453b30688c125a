// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.database;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelesign.testing.http.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of its own, made from the programs that are installed, with its data in a directory
 * that it removes. It listens on loopback and ends with this JVM, however that ends.
 *
 * <p>As it does not run as root, it runs as the user that Debian's package has made if this JVM
 * does.
 */
public final class PostgresServer implements AutoCloseable {

    /** Whom PostgreSQL lets in, without a password. */
    public static final String USER = "tester";

    private static final int ATTEMPTS = 5;
    private static final String UNPRIVILEGED = "postgres";

    /**
     * Makes a database and serves it until standard input ends, which it does when this JVM does.
     * Only then are the files removed, so nothing is left behind by a JVM that was killed.
     */
    private static final String SCRIPT =
            """
            bin=$1; dir=$2; port=$3; user=$4
            trap '' INT TERM
            "$bin/initdb" -D "$dir/data" -U "$user" -A trust -E UTF8 --no-locale --no-sync >"$dir/log" 2>&1 &&
            "$bin/pg_ctl" start -D "$dir/data" -w -t 120 -l "$dir/log" -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c max_connections=60" >/dev/null 2>&1 &&
            echo ready || { cat "$dir/log"; echo failed; }
            while read -r line; do :; done
            "$bin/pg_ctl" stop -D "$dir/data" -m immediate -w >/dev/null 2>&1
            rm -rf "$dir"
            """;

    private static PostgresServer shared;

    private final Process process;
    private final int port;

    private PostgresServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The one that the tests of this JVM share, which skips the test if it cannot be had. */
    public static synchronized PostgresServer sharedOrSkip() {
        if (shared == null) {
            shared = startOrSkip();
        }
        return shared;
    }

    /** Starts one of the test's own, or skips the test with a reason that the build prints. */
    public static PostgresServer startOrSkip() {
        Optional<Path> programs = programs();
        String skipped =
                "SKIPPED: the tests with PostgreSQL did not run, as it is not installed. On Debian: apt-get install -y postgresql";
        if (programs.isEmpty()) {
            System.err.println(skipped); // the build's output does not show why a test was skipped
        }
        assumeTrue(programs.isPresent(), skipped);
        try {
            return start(programs.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest version that Debian's packages have installed, else what is on the path. */
    private static Optional<Path> programs() {
        Path debian = Path.of("/usr/lib/postgresql");
        List<Path> candidates = new ArrayList<>();
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted(Comparator.<Path>naturalOrder().reversed())
                        .map(version -> version.resolve("bin"))
                        .forEach(candidates::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            candidates.add(Path.of(folder));
        }
        return candidates.stream()
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .filter(bin -> Files.isExecutable(bin.resolve("pg_ctl")))
                .findFirst();
    }

    /** Another process may take the port before PostgreSQL does. */
    private static PostgresServer start(Path programs) throws IOException {
        StringBuilder log = new StringBuilder();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = FreePort.find();
            Process process = new ProcessBuilder(command(programs, directory(), port)).start();
            String answer = answer(process);
            if (answer.endsWith("ready\n")) {
                return new PostgresServer(process, port);
            }
            log.append(answer);
            end(process);
        }
        throw new IOException("PostgreSQL does not start: " + log);
    }

    private static String answer(Process process) throws IOException {
        StringBuilder answer = new StringBuilder();
        String line = "";
        while (line != null && !line.equals("ready") && !line.equals("failed")) {
            line = process.inputReader().readLine();
            answer.append(line).append('\n');
        }
        return answer.toString();
    }

    private static Path directory() throws IOException {
        Path directory = Files.createTempDirectory("camel-esign-postgres");
        if (isRoot()) {
            Files.setOwner(
                    directory,
                    directory
                            .getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(UNPRIVILEGED));
        }
        return directory;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static List<String> command(Path programs, Path directory, int port) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(
                    List.of(
                            "setpriv",
                            "--reuid=" + UNPRIVILEGED,
                            "--regid=" + UNPRIVILEGED,
                            "--clear-groups"));
        }
        command.addAll(List.of("sh", "-c", SCRIPT, "postgres"));
        command.addAll(
                List.of(programs.toString(), directory.toString(), String.valueOf(port), USER));
        return command;
    }

    /** The URL for JDBC. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + USER;
    }

    @Override
    public void close() {
        end(process);
    }

    private static void end(Process process) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("PostgreSQL does not end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

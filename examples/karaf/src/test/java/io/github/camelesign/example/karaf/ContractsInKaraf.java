// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.example.karaf;

import static org.awaitility.Awaitility.await;

import io.github.camelesign.karaf.launcher.Java17;
import io.github.camelesign.karaf.launcher.KarafProcess;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.signnow.SignNow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs the assembled Karaf with the sandbox beside it, until all contracts are signed. */
public final class ContractsInKaraf {
    private static final Pattern CONTRACTS_LINE =
            Pattern.compile("(?m)^[^T]+T([^,]+),.*\\| contracts +\\|.*? - [^|]*\\| (.*)$");

    private ContractsInKaraf() {}

    /**
     * @param args the Karaf, an empty folder for what it writes, and the folder of the contracts
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[2]);
        Path java17 =
                Java17.home()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "Karaf 4.4 runs on JDK 17 and none was found; set JAVA17_HOME"));
        EsignSandbox sandbox = new EsignSandbox();
        sandbox.setAutoSignAfter(Duration.ofSeconds(2));
        System.out.println("Karaf boots, with the feature camel-signnow and this bundle");
        try (sandbox;
                KarafProcess karaf =
                        KarafProcess.start(
                                Path.of(args[0]),
                                Path.of(args[1]),
                                java17,
                                "contracts",
                                configuration(sandbox.start(), folder))) {
            printUntilAllAreSigned(karaf, folder);
        }
        System.out.println("Karaf has ended; the signed copies are in " + folder.resolve("outbox"));
    }

    private static Map<String, String> configuration(EsignSandbox sandbox, Path folder) {
        return Map.of(
                "baseUri",
                sandbox.getSignNowBaseUri(),
                "clientId",
                SignNow.DEMO_CLIENT_ID,
                "clientSecret",
                SignNow.DEMO_CLIENT_SECRET,
                "username",
                SignNow.DEMO_USER,
                "password",
                SignNow.DEMO_PASSWORD,
                "signer",
                "ada@acme.test",
                "folder",
                folder.toString(),
                "pollDelay",
                "500");
    }

    private static void printUntilAllAreSigned(KarafProcess karaf, Path folder) throws IOException {
        int contracts = pdfs(folder.resolve("inbox")).size();
        List<String> printed = new ArrayList<>();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(250))
                .failFast("Karaf is not well", karaf::assertHealthy)
                .until(
                        () -> {
                            List<String> lines = contractLines(karaf.log());
                            lines.subList(printed.size(), lines.size())
                                    .forEach(System.out::println);
                            printed.addAll(lines.subList(printed.size(), lines.size()));
                            return printed.size() == 2 * contracts; // sent and signed
                        });
    }

    private static List<String> contractLines(String log) {
        return CONTRACTS_LINE
                .matcher(log)
                .results()
                .map(line -> line.group(1) + " " + line.group(2))
                .toList();
    }

    private static List<Path> pdfs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pdf")).toList();
        }
    }
}

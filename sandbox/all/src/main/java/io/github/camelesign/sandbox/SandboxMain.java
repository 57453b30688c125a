// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import io.github.camelesign.sandbox.core.Scenario;
import io.github.camelesign.sandbox.docusign.DocuSign;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code java -jar camel-esign-sandbox-VERSION-all.jar}: runs the sandbox until Ctrl-C. */
@Command(
        name = "camel-esign-sandbox",
        mixinStandardHelpOptions = false,
        resourceBundle = "io.github.camelesign.sandbox.SandboxMain")
public final class SandboxMain implements Callable<Integer> {
    @Option(names = "--port")
    private int port;

    @Option(names = "--host", paramLabel = "ADDRESS")
    private String host = "127.0.0.1";

    @Option(names = "--public-host", paramLabel = "NAME")
    private String publicHost;

    @Option(names = "--allow-host", paramLabel = "NAME")
    private List<String> allowedHosts = List.of();

    @Option(names = "--tls")
    private boolean tls;

    @Option(names = "--auto-sign-after", paramLabel = "SECONDS")
    private Long autoSignAfter;

    @Option(names = "--scenario", paramLabel = "FILE")
    private Path scenarioFile;

    @Option(names = "--control-token", paramLabel = "TOKEN")
    private String controlToken;

    @Option(names = "--print", paramLabel = "FORMAT")
    private ClientSettings.Format print = ClientSettings.Format.text;

    @Option(names = "--write-config", paramLabel = "FILE")
    private Path configFile;

    @Option(names = "--help", usageHelp = true)
    private boolean help;

    @Spec private CommandSpec spec;

    /** Runs the sandbox and ends the JVM with 0, or with 2 for a start that cannot be. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command, which says in one sentence what is wrong with a start. */
    static CommandLine commandLine() {
        return new CommandLine(new SandboxMain())
                .setParameterExceptionHandler(
                        (wrong, args) -> {
                            PrintWriter err = wrong.getCommandLine().getErr();
                            err.println(wrong.getMessage() + " (see --help)");
                            err.flush();
                            return 2;
                        });
    }

    /** Runs until the thread is interrupted or the JVM ends. */
    @Override
    public Integer call() {
        try (EsignSandbox sandbox = configured()) {
            sandbox.start();
            ClientSettings settings = new ClientSettings(sandbox, tls);
            write(settings);
            PrintWriter out = spec.commandLine().getOut();
            out.print(settings.in(print));
            if (print == ClientSettings.Format.text) {
                out.println("Stop with Ctrl-C.");
            }
            out.flush();
            new CountDownLatch(1).await();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw wrong(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private EsignSandbox configured() {
        EsignSandbox sandbox = new EsignSandbox();
        sandbox.setPort(port);
        if (autoSignAfter != null && autoSignAfter < 0) {
            throw wrong("--auto-sign-after takes a number of seconds from 0, not " + autoSignAfter);
        }
        if (scenarioFile != null) {
            sandbox.setScenario(scenario());
        }
        sandbox.setHost(host);
        sandbox.setPublicHost(publicHost);
        sandbox.setAllowedHosts(allowedHosts);
        sandbox.setTls(tls);
        sandbox.setControlToken(controlToken);
        sandbox.setDocuSignConnectKey(DocuSign.DEMO_CONNECT_KEY);
        sandbox.setAutoSignAfter(autoSignAfter == null ? null : Duration.ofSeconds(autoSignAfter));
        return sandbox;
    }

    private Scenario scenario() {
        try {
            return Scenario.read(Files.readString(scenarioFile));
        } catch (IOException e) {
            throw wrong("The scenario " + scenarioFile + " cannot be read");
        } catch (IllegalArgumentException e) {
            String reason = e.getMessage().lines().findFirst().orElse("");
            throw wrong("The file " + scenarioFile + " is no scenario: " + reason);
        }
    }

    /** At once or not at all, since somebody may wait for the file. */
    private void write(ClientSettings settings) {
        if (configFile == null) {
            return;
        }
        String name = configFile.toString();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        ClientSettings.Format format =
                Set.of("json", "properties").contains(ending)
                        ? ClientSettings.Format.valueOf(ending)
                        : ClientSettings.Format.text;
        Path half = configFile.resolveSibling("." + configFile.getFileName() + ".part");
        try {
            Files.writeString(half, settings.in(format));
            try {
                Files.move(half, configFile, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(half, configFile, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw wrong("The file " + configFile + " cannot be written");
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}

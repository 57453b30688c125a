// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import io.github.camelesign.sandbox.core.ProviderModule;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code java -jar camel-esign-sandbox-VERSION-all.jar}: runs the sandbox until Ctrl-C. */
@Command(
        name = "camel-esign-sandbox",
        mixinStandardHelpOptions = false,
        description = "Local servers that behave like the e-signature providers.")
public final class SandboxMain implements Callable<Integer> {
    @Option(names = "--port", description = "Port to listen on; any free one by default.")
    private int port;

    @Option(names = "--tls", description = "Serve HTTPS with a certificate for the sandbox only.")
    private boolean tls;

    @Option(
            names = "--auto-sign-after",
            paramLabel = "SECONDS",
            description = "Signers act by themselves after so many seconds; never by default.")
    private long autoSignAfter = -1;

    @Option(names = "--help", usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec private CommandSpec spec;

    /** Runs the sandbox and ends the JVM with 0, or with 2 for wrong options. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SandboxMain()).execute(args));
    }

    /** Runs until the thread is interrupted or the JVM ends. */
    @Override
    public Integer call() {
        EsignSandbox sandbox = new EsignSandbox();
        sandbox.setPort(port);
        sandbox.setTls(tls);
        sandbox.setAutoSignAfter(Duration.ofSeconds(autoSignAfter));
        try (sandbox) {
            sandbox.start();
            introduce(sandbox, spec.commandLine().getOut());
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void introduce(EsignSandbox sandbox, PrintWriter out) {
        for (ProviderModule<?> module : sandbox.modules()) {
            out.printf("%-15s %s%n", module.title(), sandbox.baseUri(module.name()));
            module.credentials().forEach((what, value) -> out.printf("  %-15s %s%n", what, value));
        }
        out.println("Control API    " + sandbox.controlUri());
        out.println("  " + EsignSandbox.CONTROL_TOKEN_HEADER + ": " + sandbox.controlToken());
        if (tls) {
            out.println("Trust store    " + sandbox.trustStore().path());
            out.println("  password       " + sandbox.trustStore().password());
        }
        out.println("Stop with Ctrl-C.");
        out.flush();
    }
}

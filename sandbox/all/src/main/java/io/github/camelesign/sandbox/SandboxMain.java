// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Login;
import io.github.camelesign.sandbox.core.ProviderModule;
import io.github.camelesign.sandbox.core.Scenario;
import io.github.camelesign.sandbox.docusign.DocuSign;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
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
        ClientSettings.Format format =
                Stream.of(ClientSettings.Format.values())
                        .filter(known -> name.endsWith("." + known))
                        .findFirst()
                        .orElse(ClientSettings.Format.text);
        Path half = configFile.resolveSibling("." + configFile.getFileName() + ".part");
        try {
            Files.writeString(half, settings.in(format));
            Files.move(half, configFile, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw wrong("The file " + configFile + " cannot be written");
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    /**
     * What a client has to know of a running sandbox: addresses, and the credentials of every login
     * of every provider. None of it is a secret outside the sandbox.
     */
    record ClientSettings(EsignSandbox sandbox, boolean tls) {
        /** How they are written. */
        enum Format {
            /** For people. */
            text,
            /** For programs in any language. */
            json,
            /**
             * For Camel: the first login of each provider as options of its component, so that a
             * route needs no others; everything else below {@code sandbox.}.
             */
            properties
        }

        String in(Format format) {
            return switch (format) {
                case text -> text();
                case json -> json().toPrettyString() + "\n";
                case properties -> properties();
            };
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            for (ProviderModule<?> module : sandbox.modules()) {
                line(text, "", module.title(), module.baseUri());
                for (Login login : module.logins()) {
                    text.append("  login by ").append(login.name()).append('\n');
                    Map<String, String> options = new LinkedHashMap<>(login.options());
                    options.remove("baseUri");
                    options.forEach((option, value) -> line(text, "    ", option, value));
                }
                module.webhookSecret().ifPresent(s -> line(text, "  ", "webhook secret", s));
            }
            line(text, "", "Control API", sandbox.controlUri().toString());
            String header = EsignSandbox.CONTROL_TOKEN_HEADER;
            text.append("  ")
                    .append(header)
                    .append(": ")
                    .append(sandbox.controlToken())
                    .append('\n');
            if (tls) {
                line(text, "", "Trust store", sandbox.trustStore().path().toString());
                line(text, "  ", "password", sandbox.trustStore().password());
            }
            return text.toString();
        }

        private static void line(StringBuilder text, String indent, String name, String value) {
            // a key of many lines can be copied from a block of its own
            String gap = value.contains("\n") ? "\n" : " ";
            text.append(indent).append("%-19s".formatted(name)).append(gap);
            text.append(value.strip()).append('\n');
        }

        private ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("uri", sandbox.uri().toString());
            json.putObject("control")
                    .put("uri", sandbox.controlUri().toString())
                    .put("header", EsignSandbox.CONTROL_TOKEN_HEADER)
                    .put("token", sandbox.controlToken());
            if (tls) {
                json.putObject("trustStore")
                        .put("path", sandbox.trustStore().path().toString())
                        .put("password", sandbox.trustStore().password());
            }
            ObjectNode providers = json.putObject("providers");
            for (ProviderModule<?> module : sandbox.modules()) {
                ObjectNode provider = providers.putObject(module.name());
                provider.put("title", module.title()).put("baseUri", module.baseUri());
                module.webhookSecret().ifPresent(secret -> provider.put("webhookSecret", secret));
                ObjectNode logins = provider.putObject("logins");
                for (Login login : module.logins()) {
                    login.options().forEach(logins.putObject(login.name())::put);
                }
            }
            return json;
        }

        private String properties() {
            StringBuilder text = new StringBuilder();
            BiConsumer<String, String> property =
                    (name, value) ->
                            text.append(name).append('=').append(escaped(value)).append('\n');
            for (ProviderModule<?> module : sandbox.modules()) {
                String component = "camel.component." + module.name() + ".";
                Map<String, String> options = module.logins().get(0).options();
                options.forEach((option, value) -> property.accept(component + option, value));
                module.webhookSecret()
                        .ifPresent(secret -> property.accept(component + "webhookSecret", secret));
            }
            flatten("sandbox", json(), property);
            return text.toString();
        }

        /** Providers and logins go by their own names. */
        private static void flatten(
                String name, JsonNode json, BiConsumer<String, String> property) {
            if (json.isValueNode()) {
                property.accept(name, json.textValue());
            }
            json.properties()
                    .forEach(
                            one -> {
                                String key = one.getKey();
                                boolean isGroup = key.equals("providers") || key.equals("logins");
                                flatten(
                                        isGroup ? name : name + "." + key,
                                        one.getValue(),
                                        property);
                            });
        }

        /**
         * As {@link java.util.Properties} reads it, whose own writer sorts nothing and adds a date.
         */
        private static String escaped(String value) {
            return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        }
    }
}

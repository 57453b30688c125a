// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.sandbox.jsign.JSign;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.sandbox.yousign.Yousign;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;

/**
 * What an application finds around it that runs {@link #ROUTES}: the sandbox with an account at
 * each provider, and folders. A PDF in {@code inbox/<provider>} is sent for signature, Ada signs
 * it, and the route that polls puts the signed copy into {@code outbox/<provider>/poll}, the route
 * that is called a note into {@code outbox/<provider>/webhook}. What the provider answered is
 * marshalled by camel-jackson, which comes with the components, into {@code
 * outbox/<provider>/answer}. One in {@code inbox/contract} is sent as a contract. Nothing of it
 * knows the runtime.
 */
public final class FiveProviders implements AutoCloseable {

    /** By scheme. */
    public static final List<String> PROVIDERS =
            List.of("signnow", "docusign", "yousign", "signeasy", "jsign");

    /** Those that call webhooks. */
    public static final List<String> CALLING = PROVIDERS.subList(0, 4);

    /** A second component for SignNow, with another account. */
    private static final String SECOND = "signnowRed";

    /** The components of providers, each with an inbox and an account. */
    public static final List<String> ACCOUNTS =
            Stream.concat(PROVIDERS.stream(), Stream.of(SECOND)).toList();

    /** What is sent as a contract, through an account that nobody else uses. */
    private static final String CONTRACT = "contract";

    private static final List<String> INBOXES =
            Stream.concat(ACCOUNTS.stream(), Stream.of(CONTRACT)).toList();

    /** What comes by webhook: the routes that a provider calls are named so, with -hear. */
    public static final List<String> HEARD =
            Stream.concat(CALLING.stream(), Stream.of(CONTRACT)).toList();

    private static final List<String> ANSWERED =
            Stream.concat(PROVIDERS.stream(), Stream.of(CONTRACT)).toList();

    /** The YAML files with the routes, as {@code camel.main.routesIncludePattern} wants them. */
    public static final String ROUTES =
            Stream.concat(ANSWERED.stream(), Stream.of("second-account"))
                    .map(file -> "classpath:esign-routes/" + file + ".camel.yaml")
                    .collect(Collectors.joining(","));

    private static final String RED_USER = "red@acme.test";

    static final String SECRET = "a-webhook-secret-of-32-letters--";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final int port;
    private final EsignSandbox sandbox = new EsignSandbox();
    private final EsignSandbox contracts = new EsignSandbox();

    /**
     * Starts the sandbox and chooses a port for the application.
     *
     * @param folder an empty one, in which inbox and outbox will be
     */
    public FiveProviders(Path folder) {
        this.folder = folder;
        this.port = freePort();
        contracts.setAutoSignMillis(300);
        contracts.start();
        sandbox.setAutoSignMillis(300);
        sandbox.setDocuSignConnectKey(SECRET);
        sandbox.start();
        sandbox.signNow().registerUser(RED_USER, SignNow.DEMO_PASSWORD);
        // Signeasy's webhooks are set up by hand, in its portal
        sandbox.signeasy()
                .addPortalWebhook(Signeasy.DEMO_CLIENT_ID, url() + "/hooks/signeasy", SECRET);
    }

    public EsignSandbox sandbox() {
        return sandbox;
    }

    /** Where the application has to listen, on loopback. */
    public int port() {
        return port;
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What an application is configured with, by the names that Camel main reads. */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("camel.main.routesIncludePattern", ROUTES);
        properties.put("work.dir", folder.toString());
        properties.put("webhook.component", "platform-http");
        properties.put("webhook.url", url());
        properties.put("webhook.secret", SECRET);
        properties.put("contract.baseUri", contracts.getYousignBaseUri());
        properties.putAll(secondAccount());
        components()
                .forEach(
                        (scheme, options) ->
                                options.forEach(
                                        (option, value) ->
                                                properties.put(
                                                        "camel.component." + scheme + "." + option,
                                                        value)));
        return properties;
    }

    /** The properties of the second account, which its routes name. */
    public Map<String, String> secondAccount() {
        Map<String, String> properties = new LinkedHashMap<>();
        components()
                .get("signnow")
                .forEach((option, value) -> properties.put("red." + option, value));
        properties.put("red.username", RED_USER);
        return properties;
    }

    /** The options of the components, by scheme. */
    public Map<String, Map<String, String>> components() {
        return Map.of(
                "signnow",
                Map.of(
                        "baseUri", sandbox.getSignNowBaseUri(),
                        "clientId", SignNow.DEMO_CLIENT_ID,
                        "clientSecret", SignNow.DEMO_CLIENT_SECRET,
                        "username", SignNow.DEMO_USER,
                        "password", SignNow.DEMO_PASSWORD),
                "docusign",
                Map.of(
                        "oauthBaseUri",
                        sandbox.getDocuSignBaseUri(),
                        "audience",
                        "account-d.docusign.com",
                        "clientId",
                        DocuSign.INTEGRATION_KEY,
                        "impersonatedUserId",
                        DocuSign.USER_ID,
                        "privateKey",
                        sandbox.docuSign().privateKeyPem()),
                "yousign",
                Map.of("baseUri", sandbox.getYousignBaseUri(), "apiKey", Yousign.DEMO_API_KEY),
                "signeasy",
                Map.of(
                        "baseUri", sandbox.getSigneasyBaseUri(),
                        "clientId", Signeasy.DEMO_CLIENT_ID,
                        "clientSecret", Signeasy.DEMO_CLIENT_SECRET),
                "jsign",
                Map.of(
                        "baseUri", sandbox.getJSignBaseUri(),
                        "apiKey", JSign.DEMO_API_KEY,
                        "apiSecret", JSign.DEMO_API_SECRET,
                        "email", JSign.DEMO_USER,
                        "password", JSign.DEMO_PASSWORD));
    }

    /** Puts a contract into each inbox. */
    public void send() {
        for (String name : INBOXES) {
            try (InputStream contract = FiveProviders.class.getResourceAsStream("/lease.pdf")) {
                Path inbox = Files.createDirectories(folder.resolve("inbox").resolve(name));
                Path half = inbox.resolve(".lease.pdf"); // a dot: not yet the application's
                Files.copy(contract, half);
                Files.move(half, inbox.resolve("lease.pdf"), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Waits until every contract came back, from each provider by each way. */
    public void awaitSigned() {
        awaitSigned(await());
    }

    /**
     * The same with the caller's own conditions, such as a process that has to stay alive.
     *
     * @param waiting how; its time is set here
     */
    public void awaitSigned(ConditionFactory waiting) {
        waiting.atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> {
                            for (String name : INBOXES) {
                                assertThat(outbox(name, "poll")).as(name).hasSize(1);
                            }
                            for (String name : HEARD) {
                                assertThat(outbox(name, "webhook")).as(name).hasSize(1);
                            }
                            for (String name : ANSWERED) {
                                assertThat(outbox(name, "answer")).as(name).hasSize(1);
                            }
                        });
        for (String name : INBOXES) {
            Path signed = outbox(name, "poll").get(0);
            assertThat(signed).as(name).content(StandardCharsets.ISO_8859_1).startsWith("%PDF");
        }
        for (String name : ANSWERED) {
            Path answer = outbox(name, "answer").get(0);
            assertThat(answer).as(name).content().startsWith("{").endsWith("}");
        }
        // its reference
        assertThat(name(outbox(CONTRACT, "poll").get(0))).isEqualTo("lease");
        assertThatTheAccountsAreApart();
        for (String name : HEARD) {
            Path note = outbox(name, "webhook").get(0);
            assertThat(note).hasContent("completed by webhook");
            assertThat(name(note)).as(name).isEqualTo(name(outbox(name, "poll").get(0)));
        }
    }

    /** Each of the two accounts has its own document, and no other. */
    private void assertThatTheAccountsAreApart() {
        assertThat(sandbox.signNow().documents())
                .extracting(Envelope::owner)
                .containsExactlyInAnyOrder(SignNow.DEMO_USER, RED_USER);
    }

    /** The envelope's id. */
    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.\\w+$", "");
    }

    private List<Path> outbox(String provider, String delivery) {
        Path outbox = folder.resolve("outbox").resolve(provider).resolve(delivery);
        if (!Files.isDirectory(outbox)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(outbox)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        contracts.close();
        sandbox.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelesign.signeasy.RequestBook;
import io.github.camelesign.signeasy.SigneasyComponent;
import io.github.camelesign.signeasy.SigneasyConfiguration;
import io.github.camelesign.testing.route.WebhookRoute;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route registers itself for Signeasy's calls, with a secret in its URL. */
class SigneasySubscriptionsTest {

    private static final String REGISTERED = "webhookSecret=";

    private final Set<String> urls = new ConcurrentSkipListSet<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private HttpServer signeasy;
    private WebhookRoute webhook;

    @BeforeEach
    void start() throws Exception {
        signeasy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        signeasy.createContext("/v1/callback/urls/", this::handle);
        signeasy.start();
        open();
    }

    private void open() throws Exception {
        webhook = new WebhookRoute("signeasy:pending/events");
        SigneasyConfiguration configuration =
                webhook.context()
                        .getComponent("signeasy", SigneasyComponent.class)
                        .getConfiguration();
        configuration.setBaseUri("http://localhost:" + signeasy.getAddress().getPort());
        configuration.setAccessToken("token");
        configuration.setClientId("desk-app");
    }

    @AfterEach
    void stop() {
        webhook.close();
        signeasy.stop(0);
        assertThat(problems).isEmpty();
    }

    private void handle(HttpExchange call) throws IOException {
        String form = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!"desk-app".equals(call.getRequestHeaders().getFirst("X-Client-ID"))) {
            problems.add("no application");
        }
        if (!form.isEmpty()) {
            String type = call.getRequestHeaders().getFirst("Content-Type");
            if (!"application/x-www-form-urlencoded".equals(type) || !form.startsWith("urls=")) {
                problems.add(type + " " + form);
            }
            List<String> named =
                    List.of(
                            URLDecoder.decode(form.substring(5), StandardCharsets.UTF_8)
                                    .split(","));
            if ("POST".equals(call.getRequestMethod())) {
                urls.addAll(named);
            } else if (!urls.removeAll(named)) {
                problems.add("not registered: " + named);
            }
        }
        byte[] answer =
                RequestBook.json(Map.of("callback_urls", urls)).getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(200, answer.length);
        call.getResponseBody().write(answer);
        call.close();
    }

    @Test
    void theUrlCarriesTheSecretAndComesBackWithIt() throws Exception {
        webhook.start(REGISTERED + "a secret&eventTypes=completed");

        assertThat(urls).containsExactly(webhook.url() + "?token=a+secret");
    }

    @Test
    void manyNodesLeaveOneUrlAndOthersUntouched() throws Exception {
        urls.add("https://other.test/hooks");
        urls.add(webhook.url() + "?token=a");
        webhook.start(REGISTERED + "a");

        assertThat(urls)
                .containsExactlyInAnyOrder("https://other.test/hooks", webhook.url() + "?token=a");
    }

    @Test
    void theFirstOfTwoSecretsReplacesTheOther() throws Exception {
        urls.add(webhook.url() + "?token=old");
        urls.add(webhook.url().toString());
        webhook.start(REGISTERED + "new,old");

        assertThat(urls).containsExactly(webhook.url() + "?token=new");
    }

    @Test
    void stoppingLeavesTheUrlUnlessAsked() throws Exception {
        webhook.start(REGISTERED + "a");
        webhook.close();
        assertThat(urls).hasSize(1);
        urls.clear();

        open();
        urls.add("https://other.test/hooks");
        webhook.start(REGISTERED + "a&webhookUnregister=true");
        webhook.close();
        assertThat(urls).containsExactly("https://other.test/hooks");
    }

    @Test
    void withoutAnApplicationTheRouteDoesNotStart() throws Exception {
        webhook.context()
                .getComponent("signeasy", SigneasyComponent.class)
                .getConfiguration()
                .setClientId(null);

        assertThat(catchThrowable(() -> webhook.start(REGISTERED + "a")))
                .hasStackTraceContaining("give signeasy the option clientId");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.testing.browser.Chromium;
import io.github.camelesign.testing.route.DeliveredEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What a developer does on the pages of the sandbox, with the mouse and without. */
class DeveloperPagesBrowserTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> PAGES =
            List.of("/", "/mails", "/requests", "/webhooks", "/faults", "/clock");

    private static Chromium browser;

    @TempDir Path directory;

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        browser = Chromium.startOrSkip();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void usualWindow() {
        browser.resize(1200, 900);
        browser.prefer("light");
    }

    @AfterEach
    void nothingIsComplainedAbout() {
        // a page that is left open asks for what the reset before the next test forgets
        browser.open("about:blank");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aWebhookIsSentAgainByItsButton() throws Exception {
        try (ContractRoutes routes = routes(new YousignRequests())) {
            routes.startWebhook();
            routes.sign(routes.send(Lease.pdf()));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(routes.delivered())
                                            .extracting(DeliveredEvent::type)
                                            .contains("completed"));
            browser.open(sandbox.uri() + "/webhooks");
            browser.picture("webhooks");
            int before = browser.all("#live .row").size();
            browser.find("#text").sendKeys("signature_request.done");
            browser.control("Filter").click();
            browser.awaitText("#live", "1 in all");
            browser.find(".row h2 a").click();
            browser.awaitText("#attempts + ol", "answered 200");
            assertThat(browser.find(".headers + pre").getText()).contains("signature_request.done");
            browser.picture("webhook");
            browser.control("Send again").click();
            // the attempt comes by the live update, without loading the page again
            browser.awaitText("h1", "Webhooks");
            browser.awaitText("#live .row .status", "taken");
            assertThat(browser.all("#live .row")).hasSize(before + 1);
            browser.find("#live .row h2 a").click();
            assertThat(browser.find(".headers + pre").getText()).contains("signature_request.done");
        }
    }

    @Test
    void aFaultThatWasSwitchedOnStrikesUntilItIsRemoved() throws Exception {
        browser.open(sandbox.uri() + "/faults");
        browser.awaitText("#live", "Nothing goes wrong");
        choose("#kind", "Refuse with a status");
        retype("#code", "418");
        choose("#provider", "SignNow");
        choose("#method", "GET");
        retype("#path", "/user");
        retype("#times", "2");
        browser.control("Switch on").click();
        browser.awaitText("#live .fault", "Status 418");
        browser.picture("faults");

        assertThat(get("/signnow/user").statusCode()).isEqualTo(418);
        browser.script("document.activeElement.blur()");
        browser.awaitText("#live .fault", "once more");
        browser.find("#live .fault button").click();
        browser.awaitText("#live", "Nothing goes wrong");
        assertThat(get("/signnow/user").statusCode()).isEqualTo(401);
    }

    @Test
    void theClockIsMovedAndReset() throws Exception {
        browser.open(sandbox.uri() + "/clock");
        retype("#amount", "3");
        browser.control("Advance").click();
        browser.awaitText("#live", "Ahead of the real time by 3 days");
        assertThat(Duration.between(Instant.now(), timeOfSandbox()))
                .isBetween(Duration.ofDays(3).minusMinutes(2), Duration.ofDays(3).plusMinutes(2));
        browser.control("Back to the real time").click();
        browser.awaitText("#live", "This is the real time");
        assertThat(Duration.between(timeOfSandbox(), Instant.now()))
                .isLessThan(Duration.ofMinutes(2));
    }

    private Instant timeOfSandbox() throws Exception {
        String date = get("/signnow/user").headers().firstValue("Date").orElseThrow();
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    @Test
    void requestsAreFilteredAndShownWithoutSecrets() throws Exception {
        HttpRequest login =
                HttpRequest.newBuilder(
                                URI.create(
                                        sandbox.uri() + "/signnow/oauth2/token?api_key=hidden-key"))
                        .header("Authorization", "Basic aGlkZGVuLWJhc2lj")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        "grant_type=password&username=shown&password=hidden-password"))
                        .build();
        assertThat(client.send(login, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
        get("/yousign/v3/signature_requests");
        get("/docusign/restapi/v2.1/accounts");

        browser.open(sandbox.uri() + "/requests");
        browser.awaitText("#live", "3 in all");
        choose("#provider", "SignNow");
        browser.find("#status").sendKeys("4");
        browser.find("#text").sendKeys("oauth2");
        browser.control("Filter").click();
        browser.awaitText("#live", "1 in all");
        browser.find("tbody a").click();
        browser.awaitText("h1", "POST /oauth2/token");
        String text = browser.find("main").getText();
        assertThat(text).contains("username=shown", "Basic ", "invalid", "401");
        assertThat((String) browser.script("return document.documentElement.outerHTML"))
                .doesNotContain("hidden", "aGlkZGVuLWJhc2lj");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)> 'quoted' & {{title}}",
                "\u0639\u0642\u062f \u0625\u064a\u062c\u0627\u0631 (2026)",
                "\u79df\u8cc3\u5951\u7d04 \u674e\u660e \ud83d\ude00",
                "LONG"
            })
    void anyNameIsShownAsItIs(String given) throws Exception {
        String name = given.replace("LONG", "x".repeat(300) + ".pdf");
        // of all providers this one takes the longest names
        Provider provider =
                name.length() > 128 ? new SignNowDocuments() : new HostileRequests(name);
        try (ContractRoutes routes = routes(provider)) {
            routes.send(Lease.pdf(), name.endsWith(".pdf") ? name : "lease.pdf");
        }
        for (String page : PAGES) {
            browser.open(sandbox.uri() + page);
            isNotWiderThanTheWindow(page);
        }
        browser.open(sandbox.uri() + "/mails");
        if (provider instanceof HostileRequests) {
            assertThat(browser.find("#live h2").getText()).contains(name);
        }
        assertThat(browser.barriers()).isEmpty();
        browser.open(sandbox.uri() + "/?text=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
        assertThat(browser.find("#live h2").getText()).isEqualTo(name);
        assertThat(browser.find("#text").getDomProperty("value")).isEqualTo(name);
        browser.find("#live h2 a").click();
        assertThat(browser.find("h1").getText()).isEqualTo(name);
        isNotWiderThanTheWindow("envelope");
        assertThat(browser.barriers()).isEmpty();
        browser.control("Decline for ada@acme.test").click();
        browser.find("#live [name=reason]").sendKeys(name, Keys.ENTER);
        browser.awaitText("#live .facts", "declined");
        assertThat(browser.script("return document.scripts.length")).isEqualTo(1L);
    }

    @Test
    void pagesArePleasantAndAccessibleInTheDarkToo() throws Exception {
        try (ContractRoutes routes = routes(new DocuSignEnvelopes());
                ContractRoutes others = routes(new HostileRequests("Lease of 12 Analytical Row"))) {
            others.sign(others.send(Lease.pdf()));
            others.decline(others.send(Lease.pdf()));
            others.send(Lease.pdf());
            String id = routes.send(Lease.pdf());
            browser.open(sandbox.uri() + "/");
            browser.picture("envelopes");
            browser.open(sandbox.uri() + "/envelopes/docusign/" + id);
            assertThat(browser.barriers()).isEmpty();
            browser.picture("envelope");
            browser.open(sandbox.uri() + "/mails");
            browser.picture("mails");
            browser.open(sandbox.uri() + "/requests");
            browser.picture("requests");
            browser.prefer("dark");
            for (String page : PAGES) {
                browser.open(sandbox.uri() + page);
                assertThat(browser.barriers()).as(page).isEmpty();
            }
            browser.open(sandbox.uri() + "/envelopes/docusign/" + id);
            assertThat(browser.barriers()).isEmpty();
            browser.control("Open as ada@acme.test").click();
            browser.awaitText("h1", "Please sign");
            assertThat(browser.barriers()).isEmpty();
        }
    }

    @Test
    void everythingIsDoneWithoutAMouse() {
        browser.open(sandbox.uri() + "/");
        browser.type(Keys.TAB);
        assertThat(browser.focused().getText()).isEqualTo("Skip to the content");
        assertThat(browser.focused().getRect().x).as("visible").isNotNegative();
        browser.type(Keys.ENTER);
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("main");
        browser.open(sandbox.uri() + "/");
        browser.tabTo("nav a[href='/clock']");
        assertThat(browser.focused().getCssValue("outline-style")).isEqualTo("solid");
        browser.type(Keys.ENTER);
        browser.awaitText("h1", "Clock");
        browser.tabTo("#amount");
        browser.type(Keys.chord(Keys.CONTROL, "a"), "7", Keys.TAB, "h", Keys.TAB, Keys.ENTER);
        browser.awaitText("#live", "Ahead of the real time by 0 days 07:00:00");
        browser.tabTo("nav a[href='/faults']");
        browser.type(Keys.ENTER);
        browser.tabTo("#path");
        browser.type(Keys.ENTER);
        browser.awaitText("#live .fault", "Status 503");
    }

    /** A page of this machine is answered, but it does not have the secret of the forms. */
    @Test
    void aFormOfAnotherPageDoesNothing() throws Exception {
        HttpServer other =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String page =
                "<form method=post action='%s/faults'><input name=kind value=STATUS><input name=form value=x><button>Win</button></form>"
                        .formatted(sandbox.uri());
        other.createContext(
                "/",
                exchange -> {
                    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "text/html");
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        other.start();
        try {
            browser.open("http://127.0.0.1:" + other.getAddress().getPort() + "/page");
            browser.control("Win").click();
            browser.awaitText("h1", "This form is not of this run");
            assertThat(sandbox.faults().active()).isEmpty();
            assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("403"));
        } finally {
            other.stop(0);
        }
    }

    private void isNotWiderThanTheWindow(String page) {
        browser.resize(500, 900);
        assertThat(
                        browser.script(
                                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(page)
                .isEqualTo(0L);
        browser.resize(1200, 900);
    }

    private ContractRoutes routes(Provider provider) throws Exception {
        return new ContractRoutes(provider, sandbox, directory.resolve("signed"));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(sandbox.uri() + path)).build(),
                BodyHandlers.ofString());
    }

    private static void choose(String css, String option) {
        browser.find(css).findElements(By.tagName("option")).stream()
                .filter(each -> each.getText().equals(option))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private static void retype(String css, String text) {
        browser.find(css).clear();
        browser.find(css).sendKeys(text);
    }

    /** Requests of another name. */
    private static final class HostileRequests extends YousignRequests {
        private final String name;

        HostileRequests(String name) {
            this.name = name;
        }

        @Override
        String name() {
            return name;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.testing.browser.Chromium;
import io.github.camelesign.testing.route.DeliveredEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/**
 * A route sends a contract, a person opens the embedded link in a browser, and the route goes on.
 */
class SigningBrowserTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TYPED = "Ada Augusta Lovelace";

    private static Chromium browser;

    @TempDir Path directory;

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private Path files;
    private byte[] contract;

    private enum Way {
        TYPED,
        DRAWN,
        BY_KEYBOARD
    }

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
    void write() {
        files = directory.resolve("signed");
        contract = Lease.pdf();
    }

    @AfterEach
    void nothingIsComplainedAbout() {
        // a page that is left open asks for what the reset before the next test forgets
        browser.open("about:blank");
        assertThat(browser.complaints()).isEmpty();
    }

    static Stream<Arguments> waysToSign() {
        List<Way> ways = List.of(Way.TYPED, Way.DRAWN, Way.BY_KEYBOARD, Way.DRAWN, Way.TYPED);
        List<Provider> providers = EmbeddedLinks.providers().toList();
        return Stream.iterate(0, i -> i < providers.size(), i -> i + 1)
                .map(i -> Arguments.of(named(providers.get(i)), ways.get(i)));
    }

    static Stream<Named<Provider>> providers() {
        return EmbeddedLinks.providers().map(SigningBrowserTest::named);
    }

    private static Named<Provider> named(Provider provider) {
        return Named.of(provider.scheme(), provider);
    }

    @ParameterizedTest
    @MethodSource("waysToSign")
    void whatIsSignedInTheBrowserCompletesTheRoute(Provider provider, Way way) throws Exception {
        try (ContractRoutes routes = new ContractRoutes(provider, sandbox, files)) {
            String id = routes.send(contract);
            browser.open(EmbeddedLinks.of(provider, routes.context(), sandbox, id));
            readThePage();
            if (provider.scheme().equals("yousign")) {
                browser.picture("signing");
            }
            sign(way);

            if (provider.scheme().equals("signeasy")) {
                browser.awaitText(".notice", "You are done here");
                browser.scrollTo(browser.find("summary"));
                awaitImages();
                browser.picture("signed");
            }

            awaitEvent(routes, "completed", id);
            File[] filed = files.toFile().listFiles();
            assertThat(filed).hasSize(1);
            try (PDDocument signed = Loader.loadPDF(filed[0])) {
                assertThat(new PDFTextStripper().getText(signed))
                        .contains("Rental contract", "signed in the Camel eSign sandbox");
                if (way == Way.DRAWN) {
                    assertThat(drawings(signed))
                            .singleElement()
                            .satisfies(
                                    drawing -> assertThat(inked(drawing)).isBetween(200, 20_000));
                } else {
                    assertThat(new PDFTextStripper().getText(signed)).contains(TYPED);
                    assertThat(drawings(signed)).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void whatIsDeclinedInTheBrowserReachesTheRoute(Provider provider) throws Exception {
        try (ContractRoutes routes = new ContractRoutes(provider, sandbox, files)) {
            String id = routes.send(contract);
            browser.open(EmbeddedLinks.of(provider, routes.context(), sandbox, id));
            browser.control("Decline").click();
            assertThat(browser.script("return document.querySelector('#reason:invalid') != null"))
                    .as("a reason is required")
                    .isEqualTo(true);
            browser.find("#reason").sendKeys("Too <b>expensive</b>");
            browser.control("Decline").click();

            awaitEvent(routes, "declined", id);
            assertThat(files).doesNotExist();
            browser.open(sandbox.uri() + "/");
            browser.awaitText("#live .status", "declined");
        }
    }

    @Test
    void aPersonWithoutScriptsTypesTheirName() throws Exception {
        Provider provider = EmbeddedLinks.providers().findFirst().orElseThrow();
        try (ContractRoutes routes = new ContractRoutes(provider, sandbox, files);
                Chromium plain = Chromium.startOrSkip(false)) {
            String id = routes.send(contract);
            plain.open(EmbeddedLinks.of(provider, routes.context(), sandbox, id));
            assertThat(plain.find("#canvas").isDisplayed()).isFalse();
            plain.find("#typed").sendKeys(TYPED);
            plain.control("Sign").click();
            plain.awaitText(".notice", "You are done here");
            awaitEvent(routes, "completed", id);
        }
    }

    /** In letters that the font of the PDF does not have. */
    @Test
    void aNameInAnyScriptStandsInThePdf() throws Exception {
        Provider provider = EmbeddedLinks.providers().findFirst().orElseThrow();
        try (ContractRoutes routes = new ContractRoutes(provider, sandbox, files)) {
            String id = routes.send(contract);
            browser.open(EmbeddedLinks.of(provider, routes.context(), sandbox, id));
            browser.find("#typed").sendKeys("\u0639\u0627\u0626\u0634\u0629 \u674e\u660e");
            browser.control("Sign").click();
            awaitEvent(routes, "completed", id);
            try (PDDocument signed = Loader.loadPDF(files.toFile().listFiles()[0])) {
                assertThat(drawings(signed))
                        .singleElement()
                        .satisfies(drawing -> assertThat(inked(drawing)).isGreaterThan(200));
            }
        }
    }

    private void readThePage() {
        assertThat(browser.find("h1").getText()).isNotEmpty();
        awaitImages();
        assertThat(browser.all("img.page")).hasSize(1);
        assertThat(browser.find("img.page").getDomAttribute("alt")).startsWith("Page 1 of 1");
        assertThat(browser.find("details pre").getDomProperty("textContent"))
                .contains("Rental contract");
        assertThat(browser.barriers()).isEmpty();
    }

    private static void awaitImages() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                browser.script(
                                                        "return document.querySelector('img.page').naturalWidth"))
                                        .isEqualTo(1000L));
    }

    private void sign(Way way) throws IOException {
        switch (way) {
            case TYPED -> {
                browser.find("#typed").sendKeys(TYPED);
                browser.control("Sign").click();
            }
            case BY_KEYBOARD -> {
                browser.tabTo("#typed");
                browser.type(TYPED, Keys.TAB, Keys.ENTER);
            }
            case DRAWN -> {
                browser.find("[value=drawn]").click();
                browser.control("Sign").click();
                browser.awaitText("#draw-hint", "Draw your signature first");
                browser.draw(browser.find("#canvas"), Lease.signature());
                browser.picture("drawing");
                browser.control("Sign").click();
            }
        }
    }

    private static void awaitEvent(ContractRoutes routes, String type, String id) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(routes.polled())
                                        .filteredOn(event -> id.equals(event.envelope()))
                                        .extracting(DeliveredEvent::type)
                                        .contains(type));
    }

    private static List<BufferedImage> drawings(PDDocument pdf) throws IOException {
        List<BufferedImage> found = new ArrayList<>();
        for (PDPage page : pdf.getPages()) {
            for (COSName name : page.getResources().getXObjectNames()) {
                if (page.getResources().getXObject(name) instanceof PDImageXObject image) {
                    found.add(image.getImage());
                }
            }
        }
        return found;
    }

    private static int inked(BufferedImage image) {
        int inked = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if (image.getRGB(x, y) >>> 24 > 128) {
                    inked++;
                }
            }
        }
        return inked;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window. It reaches this machine only. */
public final class Chromium implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> DRIVERS =
            List.of("/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver");

    // it warns of each browser that is newer than it; held, as loggers are collected with their
    // level
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts one, or skips the test with a reason that the build prints. */
    public static Chromium startOrSkip() {
        return startOrSkip(true);
    }

    /**
     * @param scripts whether pages run theirs
     */
    public static Chromium startOrSkip(boolean scripts) {
        List<File> programs =
                Stream.of(BROWSERS, DRIVERS)
                        .flatMap(
                                places ->
                                        places.stream()
                                                .map(File::new)
                                                .filter(File::canExecute)
                                                .limit(1))
                        .toList();
        String skipped =
                "SKIPPED: the tests with a browser did not run, as it is not installed. On Debian: apt-get install -y chromium chromium-driver";
        if (programs.size() < 2) {
            System.err.println(skipped); // the build's output does not show why a test was skipped
        }
        assumeTrue(programs.size() == 2, skipped);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(programs.get(0));
        options.addArguments(
                "--headless=new",
                "--no-sandbox", // which root cannot have
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--force-device-scale-factor=1",
                "--hide-scrollbars",
                "--lang=en",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        options.setExperimentalOption(
                "prefs",
                Map.of("profile.managed_default_content_settings.javascript", scripts ? 1 : 2));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(programs.get(1))
                        .usingAnyFreePort()
                        .build();
        Chromium chromium = new Chromium(new ChromeDriver(service, options));
        chromium.resize(1200, 900);
        return chromium;
    }

    public void resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** As somebody wants pages who has set their machine so. */
    public void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    public void open(Object address) {
        driver.get(address.toString());
    }

    public String address() {
        return driver.getCurrentUrl();
    }

    /** The one element that the selector finds, once it is there. */
    public WebElement find(String css) {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> driver.findElement(By.cssSelector(css)), element -> true);
    }

    public List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** The button or link that says this, once it is there. */
    public WebElement control(String text) {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () ->
                                all("a, button, summary").stream()
                                        .filter(each -> each.getText().equals(text))
                                        .findFirst()
                                        .orElseThrow(),
                        element -> true);
    }

    public void awaitText(String css, String text) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(find(css).getText()).contains(text));
    }

    /**
     * Draws a line with the mouse, through points in parts of the element's size from its middle.
     */
    public void draw(WebElement on, double[]... points) {
        scrollTo(on);
        Dimension size = on.getSize();
        Function<double[], int[]> at =
                point -> new int[] {(int) (point[0] * size.width), (int) (point[1] * size.height)};
        int[] first = at.apply(points[0]);
        Actions mouse = new Actions(driver).moveToElement(on, first[0], first[1]).clickAndHold();
        for (double[] point : points) {
            int[] next = at.apply(point);
            mouse.moveToElement(on, next[0], next[1]);
        }
        mouse.release().perform();
    }

    public void scrollTo(WebElement element) {
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
    }

    public void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    public WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Presses the tabulator until the element has the focus, as somebody without a mouse does. */
    public void tabTo(String css) {
        for (int i = 0; i < 60; i++) {
            type(Keys.TAB);
            if (focused().equals(all(css).get(0))) {
                return;
            }
        }
        throw new AssertionError("The tabulator does not lead to " + css);
    }

    public Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /**
     * What the page or the browser complained about; among it, what its policy kept from running.
     */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** What axe finds against the guidelines for accessible pages. */
    @SuppressWarnings("unchecked")
    public List<String> barriers() {
        try (InputStream axe = Chromium.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (List<String>)
                driver.executeAsyncScript(
                        """
                        const done = arguments[arguments.length - 1];
                        axe.run().then(found => done(found.violations.map(each =>
                            each.id + ': ' + each.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | '))),
                            problem => done([String(problem)]));""");
    }

    /** Puts a picture of the window where the build wants them. */
    public void picture(String name) throws IOException {
        Path directory = Path.of(System.getProperty("screenshots", "target/screenshots"));
        Files.createDirectories(directory);
        Files.write(directory.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}

package io.syncorswim.report;

import io.syncorswim.Needs;

import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Debian's Chromium with a fresh profile, no network of its own, and scripts switched off in the
 * page (the driver's own scripts still run). Close it.
 */
final class Chromium implements AutoCloseable {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Pattern REQUESTED =
            Pattern.compile(
                    "\"Network\\.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]*)\"");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Skips the test where there is no Chromium, but not in CI. */
    static Chromium start() throws IOException {
        boolean there = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
        Needs.that(there, "install chromium and chromium-driver to test the report in a browser");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir="
                        + Files.createTempDirectory(
                                Path.of("target").toAbsolutePath(), "chromium"));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new File(DRIVER.toString()))
                        .usingAnyFreePort()
                        .build();
        return new Chromium(new ChromeDriver(service, options));
    }

    /** Shows a page in a colour scheme and a width, without script, and forgets what was before. */
    void show(Path page, String scheme, int width) {
        driver.manage().window().setSize(new Dimension(1600, 1000));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        driver.get("about:blank");
        // What the browser's own first tab asked for is not the report's doing.
        driver.manage().logs().get(LogType.PERFORMANCE);
        driver.manage().logs().get(LogType.BROWSER);
        driver.get(page.toUri().toString());
    }

    /** The whole page, as PNG. */
    byte[] screenshot() {
        Map<String, Object> picture =
                driver.executeCdpCommand(
                        "Page.captureScreenshot",
                        Map.of("format", "png", "captureBeyondViewport", true));
        return Base64.getDecoder().decode((String) picture.get("data"));
    }

    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Every address that was asked for; what stands in the page itself (data:) is none. */
    List<String> requests() {
        return StreamSupport.stream(
                        driver.manage().logs().get(LogType.PERFORMANCE).spliterator(), false)
                .map(LogEntry::getMessage)
                .map(REQUESTED::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .filter(url -> !url.startsWith("data:"))
                .toList();
    }

    String text(String selector) {
        return driver.findElement(By.cssSelector(selector)).getText();
    }

    /** What the page needs from side to side. */
    int pageWidth() {
        return ((Number) run("return document.documentElement.scrollWidth")).intValue();
    }

    /** What sticks out of the page sideways, unless it may be scrolled by itself. */
    @SuppressWarnings("unchecked")
    List<String> tooWide() {
        return (List<String>)
                run(
                        """
                        const width = document.documentElement.clientWidth;
                        return [...document.querySelectorAll('body *')]
                          .filter(e => e.getBoundingClientRect().right > width + 0.5)
                          .filter(e => !e.closest('.scroll, pre, .contents ul, .unseen, .skip'))
                          .map(e => e.tagName + '.' + (e.getAttribute('class') ?? '') + ' '
                            + e.textContent.trim().slice(0, 40));
                        """);
    }

    String background() {
        return (String) run("return getComputedStyle(document.body).backgroundColor");
    }

    /** Texts of charts that stick out of their chart or lie over another text of it. */
    @SuppressWarnings("unchecked")
    List<String> clippedTexts() {
        return (List<String>)
                run(
                        """
                        const found = [];
                        for (const chart of document.querySelectorAll('svg.chart')) {
                          const box = chart.getBoundingClientRect();
                          const texts = [...chart.querySelectorAll('text')]
                            .map(t => ({name: t.textContent, box: t.getBoundingClientRect()}))
                            .filter(t => t.box.width > 0);
                          for (const t of texts) {
                            if (t.box.left < box.left - 1 || t.box.right > box.right + 1
                                || t.box.top < box.top - 1 || t.box.bottom > box.bottom + 1) {
                              found.push(chart.querySelector('title').textContent + ': ' + t.name + ' sticks out');
                            }
                          }
                          for (let i = 0; i < texts.length; i++) {
                            for (let j = i + 1; j < texts.length; j++) {
                              const a = texts[i].box, b = texts[j].box;
                              if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                                  && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3) {
                                found.push(chart.querySelector('title').textContent + ': '
                                  + texts[i].name + ' over ' + texts[j].name);
                              }
                            }
                          }
                        }
                        return found;
                        """);
    }

    /** Texts with less contrast to what lies behind them than WCAG 2 AA asks for (4.5 to 1). */
    @SuppressWarnings("unchecked")
    List<String> lowContrast() {
        return (List<String>)
                run(
                        """
                        const parts = c => c.match(/[\\d.]+/g).map(Number);
                        const light = c => parts(c).slice(0, 3).map(v => v / 255)
                          .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
                        const behind = e => {
                          for (let at = e; at; at = at.parentElement) {
                            const c = getComputedStyle(at).backgroundColor;
                            const alpha = parts(c)[3];
                            if (alpha === undefined || alpha === 1) return c;
                          }
                          return 'rgb(255, 255, 255)';
                        };
                        const found = new Set();
                        for (const e of document.querySelectorAll('body *')) {
                          const own = [...e.childNodes]
                            .some(n => n.nodeType === 3 && n.textContent.trim());
                          if (!own || e.getClientRects().length === 0) continue;
                          const style = getComputedStyle(e);
                          const ink = e.closest('svg') ? style.fill : style.color;
                          const [a, b] = [light(ink), light(behind(e))];
                          const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                          if (contrast < 4.5) {
                            found.add(e.tagName + '.' + e.getAttribute('class') + ' '
                              + contrast.toFixed(2));
                          }
                        }
                        return [...found];
                        """);
    }

    private Object run(String script) {
        Object result = driver.executeScript(script);
        if (result == null) {
            throw new IllegalStateException("the script returned nothing: " + script);
        }
        return result;
    }

    @Override
    public void close() {
        driver.quit();
    }
}

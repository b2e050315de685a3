package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.observed.json.Json;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Headless Chromium with the network blocked; what it and its driver are called is on the PATH. */
final class Browser implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger("org.openqa.selenium");

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  static Optional<Path> program() {
    return NAMES.stream().flatMap(name -> onPath(name).stream()).findFirst();
  }

  /** Opens one; its driver must be there too, for nothing is fetched. */
  static Browser open() {
    Optional<Path> driver = onPath("chromedriver");
    assertThat(driver).as("chromedriver, of the version of Chromium, on the PATH").isPresent();
    LOGGER.setLevel(Level.SEVERE); // it warns of every Chromium that is newer than it
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program().orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.get().toFile()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Loads a page into a window of this size. */
  void show(Path page, int width, int height) {
    logs(LogType.BROWSER);
    logs(LogType.PERFORMANCE);
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.get(page.toUri().toString());
  }

  /** Says what somebody prefers: {@code "dark"} or {@code "light"}. */
  void prefer(String theme) {
    Map<String, String> scheme = Map.of("name", "prefers-color-scheme", "value", theme);
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
  }

  /** Runs the body of a function in the page and returns its value. */
  Object run(String script) {
    return driver.executeScript(script);
  }

  /** Returns the messages on the console since the page was shown. */
  List<String> console() {
    return logs(LogType.BROWSER);
  }

  /** Returns what the page has asked for since it was shown. */
  List<String> requests() {
    return logs(LogType.PERFORMANCE).stream()
        .map(Browser::requested)
        .filter(url -> !url.isEmpty())
        .toList();
  }

  private List<String> logs(String kind) {
    return driver.manage().logs().get(kind).getAll().stream()
        .map(entry -> entry.getMessage())
        .toList();
  }

  private static String requested(String message) {
    try {
      return Json.MAPPER.readTree(message).at("/message/params/request/url").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what axe-core finds wrong, a line each. */
  List<?> accessibilityViolations() {
    driver.executeScript(axe());
    return (List<?>)
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run().then((found) => done(found.violations.flatMap((rule) =>
              rule.nodes.map((node) => rule.id + ': ' + node.html + ' ' + node.failureSummary))));
            """);
  }

  private static String axe() {
    try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}

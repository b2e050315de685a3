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
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;

/**
 * Headless Chromium that reaches this machine only; what it and its driver are called is on the
 * PATH.
 */
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
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
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
    show(page.toUri().toString(), width, height);
  }

  /** Loads an address into a window of this size. */
  void show(String address, int width, int height) {
    logs(LogType.BROWSER);
    logs(LogType.PERFORMANCE);
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.get(address);
  }

  /** Says what somebody prefers: {@code "dark"} or {@code "light"}. */
  void prefer(String theme) {
    Map<String, String> scheme = Map.of("name", "prefers-color-scheme", "value", theme);
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
  }

  /** Opens a tab for an address and returns its handle. */
  String openTab(String address) {
    driver.switchTo().newWindow(WindowType.TAB);
    driver.get(address);
    return driver.getWindowHandle();
  }

  String tab() {
    return driver.getWindowHandle();
  }

  /** Closes the present tab and goes to another one. */
  void closeTab(String next) {
    driver.close();
    driver.switchTo().window(next);
  }

  void goTo(String tab) {
    driver.switchTo().window(tab);
  }

  /** Clicks as somebody does: on what can be seen and is not disabled. */
  void click(String id) {
    await("const own = document.getElementById('" + id + "'); return !!own && !own.disabled");
    run("document.getElementById('" + id + "').scrollIntoView({ block: 'center' })");
    driver.findElement(By.id(id)).click();
  }

  /** Types into a field, in the place of what is in it. */
  void type(String id, String text) {
    WebElement field = driver.findElement(By.id(id));
    run("document.getElementById('" + id + "').select()");
    field.sendKeys(text, Keys.TAB);
  }

  /** Chooses from a list by value. */
  void choose(String id, String value) {
    new Select(driver.findElement(By.id(id))).selectByValue(value);
  }

  /** Gives a file to a field for files. */
  void upload(String id, Path file) {
    driver.findElement(By.id(id)).sendKeys(file.toAbsolutePath().toString());
  }

  /** Draws a stroke over an element, its points as shares of width and height. */
  void stroke(String id, double... points) {
    WebElement place = driver.findElement(By.id(id));
    int width = place.getSize().getWidth();
    int height = place.getSize().getHeight();
    Actions pen = new Actions(driver);
    for (int i = 0; i < points.length; i += 2) {
      int x = (int) ((points[i] - 0.5) * width);
      int y = (int) ((points[i + 1] - 0.5) * height);
      pen.moveToElement(place, x, y);
      if (i == 0) {
        pen.clickAndHold();
      }
    }
    pen.release().perform();
  }

  String text(String id) {
    return String.valueOf(run("return document.getElementById('" + id + "').textContent"));
  }

  /** Waits until a script returns true. */
  void await(String script) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!Boolean.TRUE.equals(run(script))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("in a minute it did not become true: " + script);
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
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

package dev.tandem.workbench.live.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files of the page: resources of the jar, libraries, and the reports of the runs that it has
 * made. Names are of a few signs only, so that none leads out of these.
 */
public final class PageFiles {
  private static final Pattern NAME =
      Pattern.compile("/(?:[a-z0-9-]+/)*[A-Za-z0-9-]+(?:\\.[a-z0-9]+)+");
  private static final String START = "/index.html";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "md", "text/plain; charset=utf-8");

  private final Class<?> owner;
  private final String folder;
  private final Map<String, String> libraries;
  private final Map<String, Path> reports = new ConcurrentHashMap<>();

  /**
   * @param owner whose class loader has the resources
   * @param folder of the resources, relative to the owner
   * @param libraries resources by the name under which the page asks for them
   */
  public PageFiles(Class<?> owner, String folder, Map<String, String> libraries) {
    this.owner = owner;
    this.folder = folder;
    this.libraries = Map.copyOf(libraries);
  }

  /** Also serves one file, a run's report; returns its name, relative to the page. */
  public String add(String name, Path report) {
    reports.put("/" + name, report);
    return name;
  }

  /** Empty if there is none of that name. */
  Optional<Answer> find(String path) {
    String name = path.isEmpty() || path.equals("/") ? START : path;
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      return Optional.empty();
    }
    boolean isReport = reports.containsKey(name);
    return bytes(name).map(bytes -> new Answer.Content(200, type, bytes, null, isReport));
  }

  private Optional<byte[]> bytes(String name) {
    Path report = reports.get(name);
    try {
      if (report != null) {
        return Files.isRegularFile(report, LinkOption.NOFOLLOW_LINKS)
            ? Optional.of(Files.readAllBytes(report))
            : Optional.empty();
      }
      String resource = libraries.getOrDefault(name.substring(1), folder + name);
      try (InputStream file = owner.getResourceAsStream(resource)) {
        return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

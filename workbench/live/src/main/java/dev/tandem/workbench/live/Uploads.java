package dev.tandem.workbench.live;

import dev.tandem.datasets.table.Tables;
import dev.tandem.network.FormatSpec;
import dev.tandem.workbench.live.http.Refusal;
import dev.tandem.workbench.live.http.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tables that were dropped on a page, in a private folder, as long as the server runs. They are
 * read by the same readers as any other table.
 */
final class Uploads {
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_FILES = 20;
  private static final int MOST_NAME = 60; // letters
  private static final int MOST_COLUMNS = 1_000;
  private static final String PREFIX = "upload:";
  private static final List<String> ENDINGS = List.of(".csv", ".tsv", ".jsonl", ".parquet");
  private static final List<String> USUAL_LABELS =
      List.of("label", "target", "class", "y", "outcome", "churned", "no-show", "survived");

  private final Path folder;
  private final Map<String, Path> files = new ConcurrentHashMap<>();

  Uploads(Path folder) {
    this.folder = folder;
  }

  /** Returns the file of a page's source. */
  Optional<Path> find(String source) {
    return Optional.ofNullable(files.get(source));
  }

  /**
   * Takes a table; one of the same name is replaced.
   *
   * @throws Refusal if it has no name of a table, is too large, or there are too many
   */
  Map<String, Object> take(Request request) throws IOException {
    String name = name(request.parameter("name").orElse(""));
    if (files.size() >= MOST_FILES && !files.containsKey(PREFIX + name)) {
      throw new Refusal(
          409, "expected at most " + MOST_FILES + " tables; start 'tandem live' again");
    }
    Files.createDirectories(folder); // somebody may have tidied up
    Path part = Files.createTempFile(folder, "upload-", ".part");
    try {
      try (OutputStream target = Files.newOutputStream(part, StandardOpenOption.WRITE)) {
        request.copyTo(target, MOST_BYTES);
      }
      Path file = Files.createTempDirectory(folder, "table-").resolve(name);
      Files.move(part, file);
      Map<String, Object> found = found(name, file);
      files.put(PREFIX + name, file);
      return found;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String name(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("[^\\p{L}\\p{N}._-]", "_").replaceFirst("^[.]+", "");
    String name = plain.substring(Math.max(0, plain.length() - MOST_NAME));
    if (ENDINGS.stream().noneMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
      throw new Refusal(
          422, "data.source", "expected a table that ends in " + String.join(", ", ENDINGS));
    }
    return name;
  }

  private static Map<String, Object> found(String name, Path file) {
    List<String> columns = columns(file);
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("source", PREFIX + name);
    found.put("columns", columns);
    found.put(
        "label",
        columns.stream()
            .filter(column -> USUAL_LABELS.contains(column.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElse(columns.isEmpty() ? null : columns.get(columns.size() - 1)));
    return found;
  }

  /** Of the reader that trains, too; a table that it refuses is refused here. */
  private static List<String> columns(Path file) {
    return Tables.open(file, FormatSpec.DEFAULT).header().stream().limit(MOST_COLUMNS).toList();
  }
}

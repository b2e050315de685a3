package dev.tandem.datasets;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where data lies.
 *
 * @param data has a folder for each real dataset, {@code mnist} and {@code noshow}
 * @param cache takes prepared files
 */
public record DataFolders(Path data, Path cache) {
  /**
   * Data: the option, or else the environment's TANDEM_DATA, or else {@code ~/.cache/tandem}.
   * Cache: TANDEM_CACHE, or else {@code ~/.cache/tandem/prepared}.
   */
  public static DataFolders of(Optional<Path> dataDirOption) {
    return of(dataDirOption, System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static DataFolders of(Optional<Path> dataDirOption, Map<String, String> environment, Path home) {
    Path usual = home.resolve(".cache").resolve("tandem");
    return new DataFolders(
        dataDirOption.or(() -> variable(environment, "TANDEM_DATA")).orElse(usual),
        variable(environment, "TANDEM_CACHE").orElse(usual.resolve("prepared")));
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(path -> !path.isBlank()).map(Path::of);
  }
}

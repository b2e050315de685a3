package dev.tandem.workbench.cli;

import dev.tandem.datasets.DataFolders;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where real data lies. */
final class DataOption {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "folder with mnist/ and noshow/; default: environment variable TANDEM_DATA, or else"
              + " ~/.cache/tandem")
  private Path dataDir;

  DataFolders folders() {
    return DataFolders.of(Optional.ofNullable(dataDir));
  }
}

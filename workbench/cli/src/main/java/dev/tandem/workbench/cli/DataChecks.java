package dev.tandem.workbench.cli;

import dev.tandem.data.DataException;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.known.KnownData;
import dev.tandem.network.DataSpec;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What is done about data before anything trains: it is downloaded, and looked over. */
final class DataChecks {
  @Option(names = "--yes", description = "download data that is not here without asking")
  private boolean yes;

  @Option(
      names = "--strict",
      description = "refuse a table in which 'tandem data check' finds something suspicious")
  private boolean strict;

  /**
   * @throws DataException with all findings, if there are some and they are not wanted
   */
  void run(Stream<DataSpec> specs, DataFolders folders, PrintWriter err) {
    List<DataSpec> all = specs.distinct().toList();
    all.stream()
        .map(DataSpec::source)
        .distinct()
        .flatMap(source -> KnownData.find(source).stream())
        .forEach(data -> fetch(data, folders.data().resolve(data.name()), err));
    if (strict) {
      all.forEach(spec -> requireNothingSuspicious(spec, folders));
    }
  }

  private void fetch(KnownData data, Path folder, PrintWriter err) {
    if (!data.mirrors().isEmpty() && !data.isIn(folder) && (yes || isWanted(data, folder))) {
      Fetching.run(data, folder, err);
    }
  }

  /** Asked on a terminal only; elsewhere the data is missed by who reads it. */
  private static boolean isWanted(KnownData data, Path folder) {
    Console console = System.console();
    if (console == null || !Terminal.isInteractive()) {
      return false;
    }
    String size =
        data.bytes().isPresent()
            ? String.format(Locale.ROOT, " (%.1f MB)", data.bytes().getAsLong() / 1e6)
            : "";
    String answer =
        console.readLine(
            "%s is not in %s. Download it%s from %s? [y/N] ",
            data.name(), folder, size, data.mirrors().get(0).getHost());
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  private static void requireNothingSuspicious(DataSpec spec, DataFolders folders) {
    List<String> findings = DatasetCatalog.prepare(spec, folders).facts().findings();
    if (!findings.isEmpty()) {
      throw new DataException(
          spec.source()
              + ": expected nothing suspicious (--strict), got "
              + String.join("\n  and ", findings));
    }
  }
}

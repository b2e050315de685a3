package dev.tandem.workbench.cli;

import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.known.KnownData;
import dev.tandem.workbench.report.text.TextTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tandem data list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "List the datasets that have a name: what they are, their licence, where they are.",
    sortOptions = false)
final class DataListCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    DataFolders folders = data.folders();
    TextTable table = new TextTable(Set.of(0, 1, 2, 3));
    table.row("name", "where", "licence", "what");
    for (String name : DatasetCatalog.names()) {
      table.row(row(name, KnownData.find(name), folders));
    }
    PrintWriter out = command.commandLine().getOut();
    out.print(table);
    out.flush();
    return 0;
  }

  private static List<String> row(String name, Optional<KnownData> known, DataFolders folders) {
    return known
        .map(data -> List.of(name, where(data, folders), data.licence(), data.about()))
        .orElse(List.of(name, "generated", "", ""));
  }

  private static String where(KnownData data, DataFolders folders) {
    Path folder = folders.data().resolve(data.name());
    if (data.isShipped()) {
      return "inside";
    }
    if (data.isIn(folder)) {
      return folder.toString();
    }
    if (data.byHand().isPresent()) {
      return "by hand";
    }
    return data.bytes().isPresent()
        ? String.format(Locale.ROOT, "fetch (%.1f MB)", data.bytes().getAsLong() / 1e6)
        : "fetch";
  }
}

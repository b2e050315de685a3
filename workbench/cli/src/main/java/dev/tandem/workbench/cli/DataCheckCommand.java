package dev.tandem.workbench.cli;

import dev.tandem.datasets.DataFacts;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.workbench.report.terminal.ColumnLines;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tandem data check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Say what each column of a table is taken for, and what is suspicious: columns that give the"
          + " label away or identify rows, copies and groups across the split, default values,"
          + " drift, rare classes.",
      "",
      "  tandem data check churn.csv --label churned",
      "",
      "Exit codes: 0 checked, 1 something was found and --strict was given, 2 a table that cannot"
          + " be read."
    },
    sortOptions = false)
final class DataCheckCommand implements Callable<Integer> {
  @Mixin private DatasetChoice dataset;

  @Option(names = "--strict", description = "exit code 1 if something is found")
  private boolean strict;

  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    DataFacts facts = DatasetCatalog.check(dataset.spec(), data.folders());
    PrintWriter out = command.commandLine().getOut();
    ColumnLines.of(facts, Terminal.columns()).forEach(out::println);
    out.flush();
    return strict && !facts.findings().isEmpty() ? 1 : 0;
  }
}

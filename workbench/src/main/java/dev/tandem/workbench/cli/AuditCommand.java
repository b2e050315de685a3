package dev.tandem.workbench.cli;

import dev.tandem.workbench.audit.AuditedRun;
import dev.tandem.workbench.report.AuditText;
import dev.tandem.workbench.results.ComparisonFile.AuditEntry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem audit}. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Say what two runs had alike and what not: rows, weights, batches, loss, optimizer, threads"
          + " and more, judged from what their processes observed.",
      "",
      "Of two run folders, contenders of the same name are compared; of RUN/ID just that one. Exit"
          + " codes: 0 nothing that matters differs, 1 something does, 2 input that cannot be used."
    },
    sortOptions = false)
final class AuditCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "a run folder, or RUN/CONTENDER")
  private Path a;

  @Parameters(index = "1", paramLabel = "B", description = "another one")
  private Path b;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    List<AuditEntry> entries = AuditedRun.read(a).against(AuditedRun.read(b));
    PrintWriter out = command.commandLine().getOut();
    out.print(AuditText.table(entries));
    out.println();
    out.print(AuditText.summary(entries));
    out.flush();
    return entries.stream().anyMatch(AuditEntry::counts) ? 1 : 0;
  }
}

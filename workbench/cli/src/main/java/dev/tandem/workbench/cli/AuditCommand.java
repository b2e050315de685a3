package dev.tandem.workbench.cli;

import dev.tandem.workbench.judgement.audit.AuditedRun;
import dev.tandem.workbench.report.text.AuditText;
import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.results.AuditEntry;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem audit}. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Say what was the same in two runs and what was not: rows, weights, batches, loss, optimizer,"
          + " threads and more, as observed by their processes.",
      "",
      "RUN is as in 'tandem runs --help': a path, an id or its beginning, or latest. For two runs,"
          + " contenders of the same name are compared; for RUN/CONTENDER, only that one. Exit"
          + " codes: 0 nothing that matters differs, 1 something does, 2 unusable input."
    },
    sortOptions = false)
final class AuditCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "a run, or RUN/CONTENDER")
  private String a;

  @Parameters(index = "1", paramLabel = "B", description = "another run, or RUN/CONTENDER")
  private String b;

  @Mixin private RunsFolderOption runs;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    List<AuditEntry> entries = AuditedRun.read(path(a)).against(AuditedRun.read(path(b)));
    PrintWriter out = command.commandLine().getOut();
    out.print(AuditText.table(entries));
    out.println();
    out.print(AuditText.summary(entries));
    out.flush();
    return entries.stream().anyMatch(AuditEntry::counts) ? 1 : 0;
  }

  /** Of a run or a contender's place in one; a path is taken as it stands. */
  private Path path(String reference) {
    Path path = Path.of(reference);
    int slash = reference.lastIndexOf('/');
    if (Files.exists(path) || isRun(path.toAbsolutePath().normalize().getParent())) {
      return path;
    }
    try {
      return runs.store().find(reference).path();
    } catch (RunException noRun) {
      if (slash <= 0) {
        throw noRun;
      }
      return ofContender(reference.substring(0, slash), reference.substring(slash + 1), noRun);
    }
  }

  private Path ofContender(String run, String contender, RunException noRun) {
    try {
      return runs.store().find(run).path().resolve(contender);
    } catch (RunException neither) {
      throw noRun;
    }
  }

  private static boolean isRun(Path folder) {
    return folder != null && Files.isRegularFile(folder.resolve("comparison.json"));
  }
}

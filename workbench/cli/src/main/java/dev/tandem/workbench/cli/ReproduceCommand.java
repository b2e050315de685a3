package dev.tandem.workbench.cli;

import dev.tandem.workbench.compare.run.Reproduction;
import dev.tandem.workbench.judgement.reproduction.ReproductionCheck;
import dev.tandem.workbench.report.page.RunReport;
import dev.tandem.workbench.report.text.ReproductionText;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem reproduce}. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    description = {
      "Repeat a run from its own files, in a new folder, and say whether the metrics agree.",
      "",
      "The data is checked first: if its fingerprint has changed, nothing is run. scratch and"
          + " textbook must end with the same bits. pytorch must have losses and errors within 2 %,"
          + " accuracy, AUC and R² within 0.005, and at most 0.5 % different predictions. Time and"
          + " memory are shown, not checked.",
      "",
      "Exit codes: 0 agrees, 1 does not, 2 unusable input."
    },
    sortOptions = false)
final class ReproduceCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      defaultValue = "latest",
      description = "'latest', an id or its beginning, EXPERIMENT/ID, or a path; default: latest")
  private String run;

  @Option(names = "--anyway", description = "run even if the data has changed")
  private boolean anyway;

  @Mixin private ProgramsOption programs;
  @Mixin private RunsFolderOption runs;
  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    SavedRun before = runs.store().find(run);
    Reproduction reproduction = Reproduction.of(before, programs.ofFiles());
    List<String> changes = reproduction.changedData(data.folders());
    changes.forEach(out::println);
    if (!changes.isEmpty() && !anyway) {
      out.println(
          "The data has changed, so nothing was run. Add --anyway to run on the changed data.");
      return 1;
    }
    out.println(
        "again: " + before.name() + (changes.isEmpty() ? ", on the same data" : ", on other data"));
    ReproductionCheck found = run(reproduction, before, out);
    out.println();
    out.print(ReproductionText.of(found));
    out.println("report: " + RunReport.write(found.after().path()));
    out.println("run folder: " + found.after().path());
    return found.agrees() ? 0 : 1;
  }

  private ReproductionCheck run(Reproduction reproduction, SavedRun before, PrintWriter out) {
    ProgressLines progress = new ProgressLines(out, Terminal.isInteractive());
    String again = CommandLineText.of(List.of("reproduce", before.path().toString()));
    try {
      return reproduction.run(data.folders(), runs.folder(), again, progress);
    } finally {
      progress.clear();
    }
  }
}

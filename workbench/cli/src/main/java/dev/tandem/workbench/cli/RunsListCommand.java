package dev.tandem.workbench.cli;

import dev.tandem.workbench.report.text.RunList;
import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.folder.RunState;
import dev.tandem.workbench.runs.metric.Formats;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem runs list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "List runs, newest first.",
      "",
      "The metric is the primary one on test rows, as the mean over the repeats. States: finished,"
          + " failed (a contender did not finish), running, interrupted, damaged."
    },
    sortOptions = false)
final class RunsListCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT",
      description = "only runs of this experiment")
  private String experiment;

  @Option(names = "--failed", description = "only runs that failed")
  private boolean failed;

  @Option(names = "--limit", paramLabel = "N", description = "only the newest N")
  private Long limit;

  @Option(names = "--json", description = "as JSON, for scripts")
  private boolean json;

  @Mixin private RunsFolderOption runs;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    if (limit != null && limit < 1) {
      throw new RunException("--limit: expected a number of at least 1, got " + limit);
    }
    PrintWriter out = command.commandLine().getOut();
    List<SavedRun> all = runs.ofExperiment(experiment);
    Stream<SavedRun> wanted = all.stream().filter(run -> !failed || run.state() == RunState.FAILED);
    List<SavedRun> shown = (limit == null ? wanted : wanted.limit(limit)).toList();
    RunList list = new RunList(shown);
    if (json) {
      PlainWriter.ofData(out).println(list.json());
    } else if (shown.isEmpty()) {
      out.println("no such runs in " + runs.folder() + " (of " + all.size() + ")");
    } else {
      out.println(list);
      long bytes = shown.stream().mapToLong(SavedRun::bytes).sum();
      String of = shown.size() < all.size() ? " of " + all.size() : "";
      String noun = all.size() == 1 ? " run in " : " runs in ";
      out.println(shown.size() + of + noun + runs.folder() + ", " + Formats.size(bytes));
    }
    return 0;
  }
}

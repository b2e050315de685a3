package dev.tandem.workbench.cli;

import dev.tandem.workbench.report.text.RunList;
import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.folder.RunState;
import dev.tandem.workbench.runs.metric.Formats;
import dev.tandem.workbench.runs.store.RunCleaner;
import dev.tandem.workbench.runs.store.RunCleaner.Choice;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem runs clean}. */
@Command(
    name = "clean",
    mixinStandardHelpOptions = true,
    description = {
      "Delete run folders. Without --yes, only list them.",
      "",
      "A run is deleted if it meets all conditions. Active runs stay, and so do folders that"
          + " contain anything else.",
      "",
      "  tandem runs clean --keep 5                keep the newest 5 of each experiment",
      "  tandem runs clean moons --older-than 30d  runs of moons older than 30 days",
      "  tandem runs clean --interrupted --yes     delete interrupted runs"
    },
    sortOptions = false)
final class RunsCleanCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT",
      description = "only runs of this experiment")
  private String experiment;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "keep the newest N runs of each experiment")
  private Long keep;

  @Option(
      names = "--older-than",
      paramLabel = "AGE",
      description =
          "only runs older than this many minutes, hours, days or weeks: 90m, 12h, 30d, 4w")
  private String olderThan;

  @Option(names = "--failed", description = "only runs that failed or cannot be read")
  private boolean failed;

  @Option(
      names = {"--interrupted", "--unfinished"},
      description = "only interrupted runs")
  private boolean interrupted;

  @Option(names = "--yes", description = "delete them")
  private boolean yes;

  @Mixin private RunsFolderOption runs;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    RunCleaner.Wish wish = wish();
    List<SavedRun> all = runs.ofExperiment(experiment);
    List<Choice> chosen = RunCleaner.choose(all, wish, LocalDateTime.now());
    List<Choice> going = chosen.stream().filter(one -> one.obstacle().isEmpty()).toList();
    for (Choice one : chosen) {
      one.obstacle().ifPresent(why -> out.println(one.run().path() + " stays: " + why));
    }
    if (going.isEmpty()) {
      out.println("nothing to delete in " + runs.folder() + " (" + all.size() + " runs)");
      return 0;
    }
    out.println(new RunList(going.stream().map(Choice::run).toList()));
    long bytes = going.stream().mapToLong(choice -> choice.run().bytes()).sum();
    String what = going.size() + " of " + all.size() + " runs, " + Formats.size(bytes);
    if (!yes) {
      out.println("would delete " + what + "; nothing was deleted. Add --yes to delete them.");
      return 0;
    }
    going.forEach(RunCleaner::delete);
    out.println("deleted " + what);
    return 0;
  }

  private RunCleaner.Wish wish() {
    if (keep == null && olderThan == null && !failed && !interrupted) {
      throw new RunException(
          "clean: expected one or more of --keep, --older-than, --failed, --interrupted, got none");
    }
    if (keep != null && (keep < 0 || keep > Integer.MAX_VALUE)) {
      throw new RunException("--keep: expected a number of at least 0, got " + keep);
    }
    return new RunCleaner.Wish(
        keep == null ? OptionalInt.empty() : OptionalInt.of(keep.intValue()),
        Optional.ofNullable(olderThan).map(RunsCleanCommand::age),
        states());
  }

  /** Without a word on states: whole runs. */
  private Set<RunState> states() {
    Set<RunState> states = EnumSet.noneOf(RunState.class);
    if (failed || !interrupted) {
      states.addAll(EnumSet.of(RunState.FAILED, RunState.DAMAGED));
    }
    if (!failed && !interrupted) {
      states.add(RunState.FINISHED);
    }
    if (interrupted) {
      states.add(RunState.INTERRUPTED);
    }
    return states;
  }

  private static Duration age(String text) {
    if (!text.matches("\\d{1,6}[mhdw]")) {
      throw new RunException(
          "--older-than: expected a number and m, h, d or w, e.g. 30d, got '" + text + "'");
    }
    long count = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 'm' -> Duration.ofMinutes(count);
      case 'h' -> Duration.ofHours(count);
      case 'd' -> Duration.ofDays(count);
      default -> Duration.ofDays(7 * count);
    };
  }
}

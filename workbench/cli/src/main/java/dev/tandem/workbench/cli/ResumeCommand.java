package dev.tandem.workbench.cli;

import dev.tandem.workbench.compare.run.Resumption;
import dev.tandem.workbench.runs.store.SavedRun;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem resume}. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = {
      "Go on with a run that was stopped: by Ctrl-C, a kill, a full disk or a power failure.",
      "",
      "Contenders that have finished are not trained again; others go on from their last checkpoint"
          + " (see 'compare --checkpoint'), or begin anew without one. The result is the same, bit"
          + " for bit, as that of a run that was never stopped.",
      "",
      "Exit codes: as the command that began the run."
    },
    sortOptions = false)
final class ResumeCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      defaultValue = "latest",
      description =
          "'latest' (the newest that was stopped), an id or its beginning, EXPERIMENT/ID, or a"
              + " path; default: latest")
  private String run;

  @Mixin private ProgramsOption programs;
  @Mixin private RunsFolderOption runs;
  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    SavedRun before = runs.store().findStopped(run);
    Resumption resumption = Resumption.of(before, programs.ofFiles(), data.folders());
    command.commandLine().getErr().println("resuming " + before.path());
    return asked(before).resume(resumption);
  }

  /** The command that began the run, with the flags that it had. */
  private CompareCommand asked(SavedRun before) {
    CompareCommand compare = new CompareCommand();
    List<String> words =
        CommandLineText.words(before.environment().getOrDefault("command", "").toString());
    CommandLine line =
        new CommandLine(compare)
            .setOut(command.commandLine().getOut())
            .setErr(command.commandLine().getErr());
    boolean known = words.size() > 1 && words.get(1).equals(line.getCommandName());
    line.parseArgs(known ? words.subList(2, words.size()).toArray(String[]::new) : new String[0]);
    return compare;
  }
}

package dev.tandem.workbench.cli;

import dev.tandem.workbench.compare.experiment.OwnPrograms;
import dev.tandem.workbench.compare.run.Resumption;
import dev.tandem.workbench.compare.run.SingleTraining;
import dev.tandem.workbench.compare.sweep.SweepFolder;
import dev.tandem.workbench.runs.folder.Environment;
import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
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
  public Integer call() throws IOException {
    Path path = Path.of(run);
    if (SingleTraining.isStopped(path)) {
      return training(path);
    }
    return SweepFolder.isSweep(path) ? sweep(path) : comparison(runs.store().findStopped(run));
  }

  private Integer comparison(SavedRun before) {
    Resumption resumption = Resumption.of(before, programs.ofFiles(), data.folders());
    say(before.path());
    Object build = before.environment().get("build");
    if (!Objects.equals(build, Environment.describe("").get("build"))) {
      command
          .commandLine()
          .getErr()
          .println(
              "tandem: another build of Tandem began this run; the result may differ from that of"
                  + " an uninterrupted run");
    }
    return asked(before.path(), CompareCommand.class)
        .orElseGet(() -> parsed(before.path(), CompareCommand.class, "compare"))
        .resume(resumption);
  }

  private Integer sweep(Path folder) {
    SweepCommand sweep =
        asked(folder, SweepCommand.class)
            .orElseThrow(() -> new RunException(folder + ": expected the folder of a sweep"));
    if (sweep.usesProgram() && programs.ofFiles() == OwnPrograms.REFUSED) {
      throw new RunException(
          folder
              + ": expected "
              + OwnPrograms.FLAG
              + ", since this sweep starts a program; add it if you trust the program");
    }
    Path directory = SavedRun.at(folder).directory().toAbsolutePath();
    if (!directory.equals(Path.of("").toAbsolutePath())) {
      throw new RunException(
          folder
              + ": expected to be resumed in "
              + directory
              + ", where the sweep began, since its paths count from there");
    }
    say(folder);
    return sweep.resume(folder);
  }

  private Integer training(Path model) throws IOException {
    say(model);
    ProgressLines progress =
        new ProgressLines(command.commandLine().getOut(), Terminal.isInteractive());
    PrintWriter err = command.commandLine().getErr();
    Interruption interruption = Interruption.of(err, model, SingleTraining::isStopped);
    try {
      return TrainCommand.tell(
          model,
          SingleTraining.resume(model, programs.ofFiles(), data.folders(), progress),
          command.commandLine());
    } finally {
      interruption.over();
      progress.clear();
    }
  }

  private void say(Path what) {
    command.commandLine().getErr().println("resuming " + what);
  }

  /**
   * The command that began something, with the flags that it had; empty if it was another one.
   *
   * @throws RunException if it is no command of this version
   */
  private <T> Optional<T> asked(Path folder, Class<T> type) {
    Map<String, Object> environment = SavedRun.at(folder).environment();
    List<String> words = CommandLineText.words(environment.getOrDefault("command", "") + "");
    String[] arguments = words.stream().skip(1).toArray(String[]::new);
    if (arguments.length == 0 || !arguments[0].equals(type.getAnnotation(Command.class).name())) {
      return Optional.empty();
    }
    return Optional.of(parsed(folder, type, arguments));
  }

  private <T> T parsed(Path folder, Class<T> type, String... arguments) {
    CommandLine line = Tandem.commandLine(arguments);
    line.setOut(command.commandLine().getOut());
    line.setErr(command.commandLine().getErr());
    try {
      line.parseArgs(arguments);
    } catch (ParameterException e) {
      throw new RunException(
          folder
              + ": expected a command of this version, got tandem "
              + String.join(" ", arguments));
    }
    return type.cast(line.getSubcommands().get(arguments[0]).getCommand());
  }
}

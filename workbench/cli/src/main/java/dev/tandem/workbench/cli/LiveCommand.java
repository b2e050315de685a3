package dev.tandem.workbench.cli;

import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.EngineWords;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.live.Live;
import dev.tandem.workbench.live.LiveOptions;
import dev.tandem.workbench.live.LiveToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem live}. */
@Command(
    name = "live",
    mixinStandardHelpOptions = true,
    description = {
      "Open a page on which you build a network, watch engines train it side by side, look inside a"
          + " step and change one thing at a time. It is served to this machine only.",
      "",
      "Ctrl-C ends it and everything that it has started."
    },
    sortOptions = false)
final class LiveCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT",
      defaultValue = "moons",
      description = "what the page starts with, as for 'compare'; default: ${DEFAULT-VALUE}")
  private String experiment;

  @Option(
      names = "--program",
      split = ",",
      paramLabel = "FILE",
      description = "programs of your own that the page may start as contenders")
  private List<String> programs = List.of();

  @Option(
      names = "--lessons",
      paramLabel = "DIR",
      description = "a folder with lessons of your own, Markdown files")
  private Path lessons;

  @Option(
      names = "--port",
      paramLabel = "NUMBER",
      defaultValue = "7411",
      description =
          "port to listen on, 0 for any; default: ${DEFAULT-VALUE}, or any if it is taken")
  private int port;

  @Option(names = "--no-browser", description = "only print the address")
  private boolean quiet;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "parent of the run folders of reports; default: ${DEFAULT-VALUE}")
  private Path out;

  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new ExperimentException("--port: expected 0 to 65535, got " + port);
    }
    programs.forEach(word -> EngineWords.reference(word, "--program")); // refuses what is not there
    PrintWriter terminal = command.commandLine().getOut();
    try (Live live = start(ExperimentFiles.load(experiment))) {
      Runtime.getRuntime().addShutdownHook(new Thread(live::close));
      terminal.println("open:     " + live.address());
      terminal.println("Only this machine can reach it. Ctrl-C ends it.");
      terminal.flush();
      if (!quiet) {
        WebBrowser.open(live.address());
      }
      Thread.currentThread().join(); // until Ctrl-C
    }
    return 0;
  }

  private Live start(SpecNode experimentTree) throws IOException {
    String token = LiveToken.of(data.folders().cache());
    try {
      return Live.start(options(experimentTree, port, token));
    } catch (BindException taken) {
      boolean usual = !command.commandLine().getParseResult().hasMatchedOption("--port");
      if (!usual) {
        throw new ExperimentException(
            "--port: expected a free one, got " + port + ", which another program listens on");
      }
      return Live.start(options(experimentTree, 0, token));
    }
  }

  private LiveOptions options(SpecNode tree, int listen, String token) {
    return new LiveOptions(
        tree, programs, data.folders(), out, Optional.ofNullable(lessons), listen, token);
  }
}

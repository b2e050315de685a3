package dev.tandem.workbench.cli;

import dev.tandem.mistakes.Catalogue;
import dev.tandem.mistakes.Mistake;
import dev.tandem.network.tree.Nearest;
import dev.tandem.workbench.cli.MistakeStage.Scene;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.report.drawing.Drawing;
import java.io.PrintWriter;
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

/** {@code tandem mistakes show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Explain a mistake: what it is, how it looks, how to find it and what to change. Trains small"
          + " networks on xor, moons and digits with and without it.",
      "",
      "  tandem mistakes show summed-gradient",
      "  tandem mistakes show softmax-twice -o softmax-twice.png"
    },
    sortOptions = false)
final class MistakesShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "a name from 'tandem mistakes list'")
  private String name;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "also draw the losses to a .png or .svg file")
  private Path output;

  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    Mistake mistake = find();
    if (output != null && !Drawing.isPicture(output)) {
      throw new ExperimentException(
          "--output: expected a file that ends in .png or .svg, got '" + output + "'");
    }
    PrintWriter out = command.commandLine().getOut();
    MistakeText.lines(mistake, Terminal.columns()).forEach(out::println);
    out.flush();
    List<Scene> scenes =
        MistakeStage.NAMES.stream()
            .map(stage -> MistakeStage.of(stage, data.folders()).play(mistake))
            .flatMap(Optional::stream)
            .toList();
    out.println();
    MistakeScenes.lines(scenes).forEach(out::println);
    if (output != null) {
      Drawing.writeAs(output, MistakeScenes.chart(mistake, scenes));
      out.println();
      out.println("picture: " + output);
    }
    out.flush();
    return 0;
  }

  private Mistake find() {
    List<String> names = Catalogue.all().stream().map(Mistake::name).toList();
    return Catalogue.find(name)
        .orElseThrow(
            () ->
                new ExperimentException(
                    "mistake: expected a name from 'tandem mistakes list', got '"
                        + name
                        + "'"
                        + Nearest.of(name, names)
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("")));
  }
}
